using System.Text;
using System.Text.RegularExpressions;

namespace Gradus.Authoring;

/// <summary>
/// The anchors that GitHub gives to headings: the rendered text in lower case, without punctuation, spaces as hyphens, repeats numbered.
/// Source: html-pipeline's TableOfContentsFilter (<c>[^\p{Word}\- ]</c> is removed) and github-slugger.
/// </summary>
internal sealed partial class HandoutAnchor
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string Next(string heading)
    {
        string slug = Slug(heading), anchor = slug;
        for (int i = 1; !taken.Add(anchor); i++) anchor = string.Create(CultureInfo.InvariantCulture, $"{slug}-{i}");
        return anchor;
    }

    private static string Slug(string heading)
    {
        string rendered = Tag().Replace(Link().Replace(heading, "$1"), "");
        rendered = Underscores().Replace(rendered, "$1");
        var slug = new StringBuilder();
        foreach (var rune in rendered.ToLowerInvariant().EnumerateRunes())
        {
            if (rune.Value is ' ' or '-') slug.Append('-');
            else if (IsWord(rune)) slug.Append(rune.ToString());
        }
        return slug.ToString();
    }

    private static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    /// <summary>Emphasis: underscores inside a word are letters.</summary>
    [GeneratedRegex(@"(?<!\w)__?(?=\S)(.+?)(?<=\S)__?(?!\w)")]
    private static partial Regex Underscores();
}
