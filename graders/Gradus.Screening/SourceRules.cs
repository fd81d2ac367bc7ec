using System.Text;
using System.Text.RegularExpressions;

namespace Gradus.Screening;

/// <summary>A line of a source that may not stand in a submission.</summary>
/// <param name="File">The source file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Directive">What stands there: <c>#line</c> or <c>#pragma checksum</c>.</param>
public sealed record SourceFinding(string File, int Line, string Directive);

/// <summary>
/// Finds what students' sources may not say: <c>#line</c> and <c>#pragma checksum</c> give code another file's name, and everything that depends on whose code it is
/// (<see cref="Screen"/>, places in feedback) would believe them.
/// </summary>
public static partial class SourceRules
{
    /// <summary>Finds every such line. A line scan, not a parser: a raw string that holds such a line is refused as well.</summary>
    /// <param name="files">Names and contents of the sources.</param>
    public static IEnumerable<SourceFinding> Check(IEnumerable<(string Path, byte[] Content)> files)
    {
        foreach (var (path, content) in files)
        {
            int line = 0;
            foreach (string text in LineEnd().Split(Decode(content)))
            {
                line++;
                if (Renaming().Match(text) is { Success: true } match)
                    yield return new SourceFinding(path, line, match.Groups["pragma"].Success ? "#pragma checksum" : "#line");
            }
        }
    }

    /// <summary>The text as the compiler reads it: UTF-16 with a mark, else UTF-8. A mark stays its first character.</summary>
    /// <param name="content">A source file.</param>
    public static string Decode(byte[] content) => content switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content),
        _ => Encoding.UTF8.GetString(content),
    };

    [GeneratedRegex(@"\r\n|[\r\n\u0085\u2028\u2029]")]
    private static partial Regex LineEnd();

    // White space is the compiler's; a name may be spelt with escapes, which nobody does who has nothing to hide.
    [GeneratedRegex(@"^[\s\uFEFF\u001A]*#[\s\uFEFF\u001A]*(?:line\b|\w*\\|(?<pragma>pragma[\s\uFEFF\u001A]+(?:checksum\b|\w*\\)))", RegexOptions.CultureInvariant)]
    private static partial Regex Renaming();
}
