using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gradus.Engine.Collecting;

/// <summary>What a file may be called: names that some system cannot hold, or that look like others, are refused before anything is done with them.</summary>
internal static partial class EntryName
{
    /// <summary>Longest path of a source, in UTF-16 units: Windows allows 260 for the whole of it.</summary>
    internal const int Longest = 200;

    private const int LongestShown = 200;

    /// <summary>Whether a path in an archive may lead out of the folder that it is unpacked to.</summary>
    /// <param name="path">Path with forward slashes.</param>
    internal static bool LeadsOut(string path) =>
        path.StartsWith('/') || path.Contains('\0') || DriveLetter().IsMatch(path) || path.Split('/').Any(part => part is ".." or ".");

    /// <summary>Why a source cannot be taken by this name; null when it can.</summary>
    /// <param name="path">Path with forward slashes.</param>
    internal static RefusedException? Fault(string path)
    {
        string shown = Shown(path);
        if (path.Length > Longest) return new RefusedException("refused.long-name", ("file", shown), ("limit", Longest.ToString(CultureInfo.InvariantCulture)));
        if (path.EnumerateRunes().Any(IsInvisible) || path.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && HasLoneSurrogate(path)) return new RefusedException("refused.invisible-name", ("file", shown));
        return path.Split('/').Any(IsReserved) ? new RefusedException("refused.reserved-name", ("file", shown)) : null;
    }

    /// <summary>What two names have in common that a file system may take for one: macOS decomposes letters, Windows and macOS do not tell capitals.</summary>
    internal static string Key(string path) => Composed(path).ToUpperInvariant();

    /// <summary>A name in the form that keyboards make (NFC); as it is, when it is not Unicode.</summary>
    internal static string Composed(string path) => HasLoneSurrogate(path) || path.Contains('\uFFFE') ? path : path.Normalize(NormalizationForm.FormC);

    /// <summary>A name that can be printed: what cannot be seen is escaped, what is long is cut.</summary>
    internal static string Shown(string path)
    {
        StringBuilder shown = new();
        foreach (var rune in path.EnumerateRunes()) // a lone surrogate comes as U+FFFD
        {
            if (shown.Length >= LongestShown) return shown.Append('…').ToString();
            if (IsInvisible(rune)) shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            else shown.Append(rune.ToString());
        }
        return shown.ToString();
    }

    /// <summary>Whether Windows keeps a name, or a character in it, to itself.</summary>
    internal static bool IsReserved(string part) => Device().IsMatch(part) || part.IndexOfAny(['<', '>', ':', '"', '|', '?', '*', '\\']) >= 0 || part.EndsWith('.') || part.EndsWith(' ');

    /// <summary>Whether a character does something to what is printed rather than being printed: terminals obey some, others turn the direction of writing.</summary>
    internal static bool IsInvisible(Rune rune) => rune.Value is not (0x200C or 0x200D) // joiners, which some languages are written with
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;

    private static bool HasLoneSurrogate(string path)
    {
        for (int i = 0; i < path.Length; i++)
        {
            if (!char.IsSurrogate(path[i])) continue;
            if (i + 1 == path.Length || !char.IsSurrogatePair(path[i], path[i + 1])) return true;
            i++;
        }
        return false;
    }

    [GeneratedRegex(@"^[A-Za-z]:", RegexOptions.CultureInvariant)]
    private static partial Regex DriveLetter();

    [GeneratedRegex(@"^(CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])(\..*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Device();
}
