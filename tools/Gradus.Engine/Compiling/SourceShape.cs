using Gradus.Engine.Collecting;
using Gradus.Grading.Records;
using Gradus.Screening;

namespace Gradus.Engine.Compiling;

/// <summary>Looks at sources before the compiler does, for what makes it take minutes or all of its stack: linear, without recursion, and for honest code far away.
/// What gets past it meets the compiler's limits; here it gets a line and a reason.</summary>
internal static class SourceShape
{
    /// <summary>Deepest nesting of brackets, blocks and interpolations.</summary>
    internal const int DeepestNesting = 256;

    /// <summary>Most words and signs between two commas, semicolons or braces, what stands in brackets not counted: 2,000 terms of a sum.</summary>
    internal const int LongestExpression = 4096;

    /// <summary>Longest chain of <c>else if</c>: the compiler takes each for nested in the one before.</summary>
    internal const int LongestElse = 256;

    /// <summary>Most words and signs of a submission: ten times those of the largest reference module.</summary>
    internal const int MostTokens = 400_000;

    /// <summary>The first thing that is too much for the compiler; null when nothing is.</summary>
    /// <param name="sources">The student's files.</param>
    internal static Diagnostic? Check(IEnumerable<SourceFile> sources)
    {
        long bytes = 0, tokens = 0;
        foreach (var source in sources)
        {
            if (source.Content.Length > Collector.LongestFile) return Refused("diagnostic.file-too-large", null, ("file", source.Path), ("limit", Number(Collector.LongestFile >> 10)));
            if ((bytes += source.Content.Length) > Collector.MostBytes) return Refused("refused.too-large", null, ("limit", Number(Collector.MostBytes >> 20)));
            var scanner = new SourceScanner(SourceRules.Decode(source.Content).TrimStart('\uFEFF'));
            if (scanner.Scan() is var (key, line, limit)) return Refused(key, new Location(source.Path, line), ("limit", Number(limit)));
            if ((tokens += scanner.Tokens) > MostTokens) return Refused("refused.tokens", null, ("file", source.Path), ("limit", Number(MostTokens)));
        }
        return null;
    }

    private static Diagnostic Refused(string key, Location? place, params (string, string)[] arguments) => new(Severity.Error, "GR0112", Text.Of(key, arguments), place);

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
