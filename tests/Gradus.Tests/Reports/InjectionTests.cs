using System.Globalization;
using Gradus.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Reports;

/// <summary>What students write is shown, never obeyed.</summary>
public class InjectionTests
{
    private static readonly string[] Attacks =
    [
        "\e[2J\e[1;1HScore 40 / 40",
        "\e]0;title\a\e]8;;http://example.org\e\\link",
        "\rScore 40 / 40",
        "\u009b31m\u0085\b\b\b\0",
        "\nScore 40 / 40",
        "\u202egnp.exe\u2066\u200f\u061c",
        "a\u200bb\ufeffc\u00ad\u2028\u2029",
        "\ud800 lone \udc00",
        "e" + new string('\u0301', 200),
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'--></style></title><svg onload=alert(1)>",
        "{value} {message} &amp; &#60;",
        new('x', 200_000),
    ];

    [TestCaseSource(nameof(Attacks))]
    public void Table_holds_only_what_is_seen(string attack)
    {
        string table = ScoreTableTests.Table(SampleRecords.Hostile(attack));
        foreach (var rune in table.EnumerateRunes())
            Assert.That(rune.Value == '\n' || System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
                $"U+{rune.Value:X4} reached the terminal");
        Assert.That(table.Split('\n').Count(line => line.StartsWith("Score", StringComparison.Ordinal)), Is.EqualTo(1), "only we write a score at a line's start");
    }

    [TestCaseSource(nameof(Attacks))]
    public void Page_has_no_tag_that_we_did_not_write(string attack)
    {
        string page = ScorePageTests.Page(SampleRecords.Hostile(attack)), harmless = ScorePageTests.Page(SampleRecords.Hostile("harmless"));
        Assert.That(ScorePageTests.Tags(page), Is.EqualTo(ScorePageTests.Tags(harmless)));
    }

    [TestCase("\e[31m", @"\e[31m")]
    [TestCase("a\rb\tc\u0007", @"a\rb\tc\u0007")]
    [TestCase("\u202eabc", @"\u202Eabc")]
    [TestCase("\U000E0041", @"\U000E0041")]
    [TestCase("a\r\nb\nc", "a\nb\nc")]
    [TestCase("Привет, β² — «ёж» 漢字 é", "Привет, β² — «ёж» 漢字 é")]
    public void Controls_become_visible_and_letters_stay(string text, string shown) => Assert.That(Printable.Block(text), Is.EqualTo(shown));

    [Test]
    public void Lone_surrogates_become_visible() => Assert.That(Printable.Line("\ud800x"), Is.EqualTo(@"\uD800x"));

    [Test]
    public void Line_has_no_line_end() => Assert.That(Printable.Line("a\r\nb\nc"), Is.EqualTo(@"a\r\nb\nc"));
}
