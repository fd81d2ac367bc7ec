using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Gradus.Grading.Records;
using Gradus.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Reports;

public partial class ScorePageTests
{
    [Test]
    public void Page_is_well_formed([Values("en", "ru")] string language)
    {
        foreach (var (name, record) in SampleRecords.All)
        {
            string page = Page(record, language);
            // The page closes every tag but the five that HTML never closes.
            string xml = VoidTag().Replace(page.Replace("<!doctype html>", "", StringComparison.Ordinal), "<$1/>").Replace(" open ", " open=\"\" ", StringComparison.Ordinal);
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            XElement html = XDocument.Load(reader).Root!;
            Assert.Multiple(() =>
            {
                Assert.That((string?)html.Attribute("lang"), Is.EqualTo(language), name);
                Assert.That(new[] { "header", "main", "footer" }, Is.SubsetOf(html.Element("body")!.Elements().Select(e => e.Name.LocalName)), name);
                Assert.That(html.Descendants("th").All(th => th.Attribute("scope") is not null), name);
                string[] ids = [.. html.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>()];
                Assert.That(ids, Is.Unique, name);
                Assert.That(html.Descendants("a").Select(a => ((string)a.Attribute("href")!)[1..]), Is.SubsetOf(ids), name);
            });
        }
    }

    [Test]
    public void Page_needs_nothing_beside_it()
    {
        string page = Page(SampleRecords.Partly);
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""));
            Assert.That(page, Does.Not.Match("""(?i)<script|<link|<img|\bsrc=|url\(|@import|https?://"""));
        });
    }

    [Test]
    public void Page_says_what_the_table_says([Values("en", "ru")] string language)
    {
        string page = System.Net.WebUtility.HtmlDecode(Page(SampleRecords.Partly, language));
        var texts = SourceTree.Texts(language);
        foreach (CheckRecord check in SampleRecords.Partly.Checks.Where(c => c.Status != CheckStatus.NotImplemented))
            foreach (Text said in new[] { check.Title, check.Expected, check.Diagnosis }.OfType<Text>())
                Assert.That(page, Does.Contain(texts.Render(said)));
        foreach (string fact in new[] { "ConfusionMatrix.cs:41", "RocCurve.Area", $"handout.{language}.md#f-beta", "9f2c51d07be4a8366d1e", new string('b', 64), "2.75 / 19.5" })
            Assert.That(page, Does.Contain(fact));
    }

    [Test]
    public void Hidden_checks_are_said_to_be_hidden() =>
        Assert.That(Page(SampleRecords.Partly).Split("This check is hidden"), Has.Length.EqualTo(2));

    [Test]
    public void Text_is_readable_on_every_ground([Values("light", "dark")] string scheme)
    {
        string[] blocks = Page(SampleRecords.Stub).Split("@media (prefers-color-scheme: dark)")[..2];
        var colours = Colour().Matches(blocks[scheme == "light" ? 0 : 1].Split("* {")[0]).ToDictionary(m => m.Groups[1].Value, m => Luminance(m.Groups[2].Value));
        foreach (string text in new[] { "text", "faint", "link", "good", "partly", "bad" })
            foreach (string ground in new[] { "ground", "raised" })
            {
                double light = Math.Max(colours[text], colours[ground]), dark = Math.Min(colours[text], colours[ground]);
                Assert.That((light + 0.05) / (dark + 0.05), Is.GreaterThanOrEqualTo(4.5), $"{text} on {ground} (WCAG 2.2, 1.4.3)");
            }
    }

    /// <summary>Relative luminance as WCAG 2.2 defines it.</summary>
    private static double Luminance(string rgb)
    {
        double[] linear = [.. Convert.FromHexString(rgb).Select(b => b / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    [GeneratedRegex("--([a-z]+): #([0-9a-f]{6});")]
    private static partial Regex Colour();

    internal static string Page(ScoreRecord record, string language = "en") => ScorePage.Html(record, SourceTree.Texts(language), new PageOptions());

    /// <summary>All tags of a page, with their attributes.</summary>
    internal static string[] Tags(string page) => [.. Tag().Matches(page).Select(m => m.Value)];

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<((?:meta|br)\\b[^>]*)>")]
    private static partial Regex VoidTag();
}
