using System.Globalization;
using System.Text;

namespace Gradus.Reports;

/// <summary>Strings measured, cut and wrapped in columns of a terminal.</summary>
internal static class Columns
{
    /// <summary>How many columns a string takes: marks none, East Asian wide characters two, everything else one.</summary>
    public static int Width(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes()) width += Width(rune);
        return width;
    }

    /// <summary>The string, filled with spaces on the right.</summary>
    public static string PadRight(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>The string, filled with spaces on the left.</summary>
    public static string PadLeft(string text, int width) => new string(' ', Math.Max(0, width - Width(text))) + text;

    /// <summary>The string if it fits, else its beginning and an ellipsis.</summary>
    public static string Cut(string text, int width, string ellipsis)
    {
        if (Width(text) <= width) return text;
        return text[..Fitting(text, width - Width(ellipsis))].TrimEnd() + ellipsis;
    }

    /// <summary>The string in lines no wider than <paramref name="width"/>, broken at spaces, and inside a word only where the word alone is too wide.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (string paragraph in text.Split('\n'))
        {
            string rest = paragraph;
            while (Width(rest) > width)
            {
                int fits = Math.Max(Fitting(rest, width), 1);
                int space = fits < rest.Length && rest[fits] == ' ' ? fits : rest.LastIndexOf(' ', fits - 1);
                int end = space > 0 && rest[..space].Trim().Length > 0 ? space : fits;
                yield return rest[..end].TrimEnd();
                rest = rest[end..].TrimStart();
            }
            yield return rest;
        }
    }

    /// <summary>How many chars of the string fit, whole code points only.</summary>
    private static int Fitting(string text, int width)
    {
        int chars = 0, used = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Width(rune);
            if (used > width) break;
            chars += rune.Utf16SequenceLength;
        }
        return chars;
    }

    private static int Width(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        _ => rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
            or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD ? 2 : 1,
    };
}
