using System.Text.RegularExpressions;

namespace Gradus.Screening;

/// <summary>Finds in sources what debug information has no place for: types and methods without code, attributes of the assembly. By their words, not by parsing.</summary>
internal static class DeclarationFinder
{
    /// <summary>The first line that looks like a declaration.</summary>
    /// <param name="declared">What is looked for.</param>
    /// <param name="file">The file that it stands in; null when that is not known.</param>
    /// <param name="sources">The student's files.</param>
    public static SourcePlace? Find(Declared declared, string? file, IEnumerable<(string Path, string Text)> sources)
    {
        string name = Regex.Escape(declared.Name);
        string bare = Regex.Escape(declared.Name.EndsWith("Attribute", StringComparison.Ordinal) ? declared.Name[..^"Attribute".Length] : declared.Name);
        var form = new Regex(declared.Kind switch
        {
            DeclaredKind.Type => $@"\b(?:class|struct|interface|enum|record)\s+@?{name}\b|\bdelegate\b[^;=()]*\b{name}\s*[<(]",
            DeclaredKind.Method => $@"\bextern\b[^;]*\b{name}\s*[<(]",
            _ => $@"\[\s*(?:assembly|module)\s*:[^\]]*\b{bare}",
        }, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking); // in linear time, whatever the text
        foreach (var (path, text) in sources.Where(source => file is null || source.Path == file))
            if (form.Match(text) is { Success: true } match) return new(path, text.AsSpan(0, match.Index).Count('\n') + 1);
        return null;
    }
}
