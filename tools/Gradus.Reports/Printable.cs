using System.Globalization;
using System.Text;

namespace Gradus.Reports;

/// <summary>Makes strings that students control safe to show: what a terminal or a page would obey instead of show becomes a visible escape.</summary>
/// <remarks>Escaped are the Unicode categories Cc, Cf, Cs, Co, Cn, Zl and Zp: control characters (ESC, CR, BEL, C1), direction overrides and
/// isolates, zero-width characters, lone surrogates, private and unassigned code points. <c>::</c> and <c>##</c>, with which commands to GitHub Actions,
/// Azure Pipelines and TeamCity begin, become <c>:\:</c> and <c>#\#</c> wherever they stand: a line may be broken before any of them.</remarks>
public static class Printable
{
    /// <summary>Longer strings are cut here, before anything else looks at them.</summary>
    private const int Longest = 20_000;

    /// <summary>More marks than this on one letter paint over the lines around it.</summary>
    private const int MostMarks = 3;

    /// <summary>The string on one line: line ends are escaped too.</summary>
    public static string Line(string text) => Escape(text, keepLineEnds: false);

    /// <summary>The string with its line ends as <c>\n</c>.</summary>
    public static string Block(string text) => Escape(text.Replace("\r\n", "\n", StringComparison.Ordinal), keepLineEnds: true);

    private static string Escape(string text, bool keepLineEnds)
    {
        var shown = new StringBuilder(text.Length);
        int marks = 0, at = 0, before = 0;
        while (at < text.Length && at < Longest)
        {
            bool whole = Rune.TryGetRuneAt(text, at, out Rune rune);
            if (!whole)
            {
                AppendEscape(shown, text[at++]);
                continue;
            }
            at += rune.Utf16SequenceLength;
            marks = IsMark(rune) ? marks + 1 : 0;
            if (rune.Value == before && rune.Value is ':' or '#') shown.Append('\\');
            before = rune.Value;
            if (rune.Value == '\n' && keepLineEnds) shown.Append('\n');
            else if (marks > MostMarks || !IsShown(rune)) AppendEscape(shown, rune.Value);
            else shown.Append(rune.ToString());
        }
        return at < text.Length ? shown.Append('…').ToString() : shown.ToString();
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static void AppendEscape(StringBuilder to, int code) => to.Append(code switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        0x1B => "\\e",
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{code:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{code:X8}"),
    });
}
