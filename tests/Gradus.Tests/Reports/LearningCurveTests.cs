using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gradus.Grading.Records;
using Gradus.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Reports;

/// <summary>Learning curves on the page and in the table.</summary>
public class LearningCurveTests
{
    [TestCase("en")]
    [TestCase("ru")]
    public void Page_is_the_golden_one(string language) => // but for the style sheet, which is looked at, not read
        SourceTree.AssertIsCommitted(Path.Combine(SourceTree.Reports, "Golden", $"curves.{language}.html"), Regex.Replace(ScorePageTests.Page(SampleRecords.Curves, language), "<style>.*</style>", "<style></style>", RegexOptions.Singleline));

    private static ScoreRecord Lost(double[] curve) => SampleRecords.Record(SampleRecords.Check("g", "C.M", 0, 1, CheckStatus.Failed, "sample.moons") with
    {
        Parts = [SampleRecords.Run(7, 0, 1, curve) with { Status = CheckStatus.Failed }],
    });

    private static ScoreRecord Lost(Text name) => SampleRecords.Record(SampleRecords.Check("g", "C.M", 0, 1, CheckStatus.Failed, "sample.moons") with
    {
        Parts = [new PartRecord(name, 0, 1, CheckStatus.Failed, null, new Text("value.null"), null, null)],
    });

    private static XElement Svg(ScoreRecord record) => XElement.Parse(Regex.Match(ScorePageTests.Page(record), "<svg.*?</svg>", RegexOptions.Singleline).Value);

    private static (double X, double Y)[] Points(XElement svg, string shape, string kind) => [.. ((string)svg.Elements(shape).Single(e => (string?)e.Attribute("class") == kind).Attribute("points")!)
        .Split(' ').Select(p => p.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray()).Select(p => (p[0], p[1]))];

    [Test]
    public void The_picture_shows_the_band_the_reference_and_the_own_curve_from_left_to_right()
    {
        var svg = Svg(Lost(SampleRecords.Falling));
        var own = Points(svg, "polyline", "own");
        Assert.That(own, Is.EqualTo(Points(svg, "polyline", "right")), "this one is right");
        Assert.That(own.Select(p => p.X), Is.Ordered);
        Assert.That(own.Select(p => -p.Y), Is.Ordered.Descending, "a loss that falls is drawn falling");
        Assert.That((own[0].X, own[^1].X, Points(svg, "polygon", "band").Length), Is.EqualTo((56.0, 474.0, 42)));
        Assert.That(svg.Elements("text").Select(t => t.Value).Skip(2), Is.EqualTo(new[] { "0", "200" }));
        Assert.That(((string)svg.Attribute("role")!, svg.Element("title")!.Value), Is.EqualTo(("img", (string)svg.Attribute("aria-label")!)));
        Assert.That(svg.Element("title")!.Value, Is.EqualTo("training run, seed 7: you 2.3 → 0.0354; reference 2.3 → 0.0212 … 0.0531"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_picture_stays_within_its_frame(bool negative)
    {
        foreach (double wild in new[] { 1e99, -1e99, 1e-99, 0, 5, 48, -3 })
        {
            var own = Points(Svg(Lost([.. SampleRecords.Falling.Select((v, i) => i == 20 ? wild : negative ? -v : v)])), "polyline", "own");
            Assert.That(own.Select(p => p.Y), Is.All.InRange(8, 136), wild.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Test]
    public void What_is_far_apart_is_drawn_in_powers_of_ten()
    {
        double[] decades = [.. Enumerable.Range(0, 21).Select(i => Math.Pow(10, -i / 10.0))];
        string numbers = string.Join(' ', decades.Select(v => v.ToString("G4", CultureInfo.InvariantCulture)));
        var text = SampleRecords.Run(1, 0, 1, decades).Name;
        var args = text.Args!.ToDictionary();
        foreach (string name in (string[])["right", "low", "high"]) args[name] = numbers;
        var svg = Svg(Lost(Text.Of("part.run", [.. args.Select(a => (a.Key, a.Value))])));
        double[] heights = [.. Points(svg, "polyline", "own").Select(p => p.Y)];
        Assert.That(heights.Zip(heights.Skip(1)).Select(h => h.Second - h.First), Is.All.EqualTo(128 / 20.0).Within(0.15), "equal factors are equal distances");
        Assert.That(svg.Elements("text").Select(t => t.Value).Take(2), Is.EqualTo(new[] { "1", "0.01" }));
    }

    [TestCase(0, 0, 0)]
    [TestCase(1, 0, 1)]
    [TestCase(13, 13, 0)]
    public void A_point_that_is_no_number_ends_the_line_with_a_cross(int finite, int points, int circles)
    {
        var svg = Svg(Lost([.. SampleRecords.Falling.Select((v, i) => i < finite ? v : i == finite ? double.NegativeInfinity : 1)]));
        Assert.That(points == 0 ? svg.Elements("polyline").Count() - 1 : Points(svg, "polyline", "own").Length, Is.EqualTo(points));
        Assert.That((svg.Elements("circle").Count(), svg.Elements("path").Count(p => (string?)p.Attribute("class") == "own")), Is.EqualTo((circles, 1)));
    }

    [Test]
    public void A_single_point_is_a_dot()
    {
        var svg = Svg(Lost([2.303]));
        Assert.That((svg.Elements("circle").Count(), svg.Elements("polyline").Count()), Is.EqualTo((1, 1)));
        Assert.That(Lines(Lost([2.303]))[0], Does.EndWith("█  2.3"));
    }

    [TestCase("0.5")]
    [TestCase("0")]
    [TestCase("-3")]
    public void Constants_are_drawn_in_the_middle(string value)
    {
        string all = string.Join(' ', Enumerable.Repeat(value, 3));
        var record = Lost(Learning.CurveTextTests.Sound(("curve", all), ("right", all), ("low", all), ("high", all)));
        Assert.That(Points(Svg(record), "polyline", "own").Select(p => p.Y), Is.All.EqualTo(72));
        Assert.That(Lines(record)[0], Does.Contain("▅▅▅  " + value));
    }

    [Test]
    public void Whatever_a_foreign_record_says_is_shown_and_not_obeyed()
    {
        foreach (string attack in (string[])["\"><script>alert(1)</script>", "'/><svg onload=alert(1)>", "</svg></title>"])
        {
            var named = Learning.CurveTextTests.Sound(("run", attack));
            string page = ScorePageTests.Page(Lost(named)), harmless = ScorePageTests.Page(Lost(Learning.CurveTextTests.Sound(("run", "harmless"))));
            Assert.That(ScorePageTests.Tags(page).Select(Bare), Is.EqualTo(ScorePageTests.Tags(harmless).Select(Bare)));
            Assert.That(ScorePageTests.Page(Lost(Learning.CurveTextTests.Sound(("curve", attack)))), Does.Not.Contain("<svg"), "no number, no curve");
        }

        static string Bare(string tag) => Regex.Replace(tag, "aria-label=\"[^\"]*\"", "");
    }

    [Test]
    public void Odd_numbers_leave_the_part_as_it_is_without_a_curve()
    {
        var record = Lost(Learning.CurveTextTests.Sound(("right", "1 2")));
        Assert.That(ScorePageTests.Page(record), Does.Not.Contain("<svg"));
        Assert.That(Lines(record), Is.Empty);
        Assert.That(ScoreTableTests.Table(record), Does.Contain("training run, seed 7"));
    }

    [Test]
    public void Both_lines_are_on_one_scale()
    {
        var lines = Lines(Lost([.. SampleRecords.Falling.Select(_ => 2.303)]));
        Assert.That(lines[0], Does.StartWith("you        █████████████████████  2.3 → 2.3"));
        Assert.That(lines[1], Is.EqualTo("reference  ██▇▇▇▆▆▅▅▅▄▄▄▃▃▃▃▂▂▂▂  2.3 → 0.0212 … 0.0531"));
    }

    [TestCase("0.4", "2 → 0.2 … 0.6")]
    [TestCase("0.7", "2 → 0.2 … 0.7")] // one run in twenty ends outside the band
    [TestCase("0.1", "2 → 0.1 … 0.6")]
    public void What_the_reference_came_to_is_told_with_what_it_comes_to_elsewhere(string last, string ends) =>
        Assert.That(Lines(Lost(Learning.CurveTextTests.Sound(("right", "2 0.9 " + last))))[1], Does.EndWith(ends));

    [Test]
    public void Ascii_is_all_that_is_needed()
    {
        string table = ScoreTableTests.Table(SampleRecords.Curves, new TableOptions { Ascii = true, Colour = false });
        Assert.That(table.Where(c => !char.IsAscii(c)).Distinct(), Is.SubsetOf("±’"), "of the texts");
        Assert.That(table, Does.Contain("2.3 -> 0.0354").And.Contain("2.3 -> 0.0212 ... 0.0531").And.Contain("xxx"));
    }

    [Test]
    public void Curves_that_passed_are_folded_away_and_lost_ones_stand_with_their_loss()
    {
        string page = ScorePageTests.Page(SampleRecords.Curves);
        int losses = page.IndexOf("id=\"losses\"", StringComparison.Ordinal), folded = page.IndexOf("<details class=\"curves\">", StringComparison.Ordinal);
        Assert.That((Regex.Count(page[losses..folded], "<svg"), Regex.Count(page[folded..], "<svg")), Is.EqualTo((4, 4)));
        Assert.That(ScorePageTests.Page(SampleRecords.Solved), Does.Not.Contain("class=\"curves\""));
    }

    /// <summary>The two lines of a lost run.</summary>
    private static string[] Lines(ScoreRecord record) =>
        [.. ScoreTableTests.Table(record).Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("you ", StringComparison.Ordinal) || l.StartsWith("reference ", StringComparison.Ordinal))];
}
