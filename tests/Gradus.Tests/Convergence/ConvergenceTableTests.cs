using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gradus.Grading.Convergence;
using Gradus.Reports;
using Gradus.Tests.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>Tables as they are kept: readable, the same everywhere, and refused when checks could not rest on them.</summary>
public class ConvergenceTableTests
{
    private static string Pinned => TableJson.Write(Calibrated.Line.Table!);

    private static string Free => TableJson.Write(Calibrated.Free.Table!);

    [Test]
    public void A_table_is_read_as_it_was_written([Values("ru-RU", "tr-TR", "")] string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            foreach (string json in new[] { Pinned, Free }) Assert.That(TableJson.Write(ConvergenceTable.Read(json, "t.json")), Is.EqualTo(json));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void A_table_follows_its_schema()
    {
        var schema = JsonNode.Parse(Schemas.Export(typeof(ConvergenceTable)))!;
        foreach (string json in new[] { Pinned, Free }) Assert.That(SchemaFaults.Of(schema, JsonNode.Parse(json), schema), Is.Empty);
        Assert.That(SchemaFaults.Of(schema, JsonNode.Parse(Pinned.Replace("\"limit\": null", "\"limit\": \"none\"")), schema), Is.Not.Empty);
    }

    [Test]
    public void A_curve_stands_on_a_line_of_its_own()
    {
        string[] lines = Pinned.Split('\n');
        Assert.That(lines.Count(l => Regex.IsMatch(l, """^    \{ "seed": \d+, "curve": \[[^\]]*\] \},?$""")), Is.EqualTo(20));
        Assert.That(lines.Count(l => Regex.IsMatch(l, """^      "\d+": \[[^\]]*\],?$""")), Is.EqualTo(40), "two mistakes at 20 seeds");
        Assert.That(Pinned, Does.EndWith("}\n").And.Not.Contain("\r"));
    }

    [Test]
    public void What_is_kept_of_a_curve_is_far_nearer_than_its_margin()
    {
        foreach (var row in Calibrated.Line.Table!.Seeds)
            foreach (double value in row.Curve) Assert.That(Math.Abs(TableJson.Kept(value * (1 + 1e-13)) - value), Is.LessThan(Calibrated.Line.Table!.Margin / 1e4));
    }

    [TestCase("\"schema\": \"gradus/convergence/v1\"", "\"schema\": \"gradus/convergence/v2\"", "the schema is 'gradus/convergence/v2'; expected 'gradus/convergence/v1'")]
    [TestCase("\"runs\": 1000", "\"runs\": 999", "it rests on 999 runs; expected 1000 or more")]
    [TestCase("\"failures\": 0", "\"failures\": 2", "2 of 1000 runs of right solutions failed; expected none")]
    [TestCase("\"steps\": [0, 4,", "\"steps\": [1, 4,", "steps must ascend from 0")]
    [TestCase("\"steps\": [0, 4, 8,", "\"steps\": [0, 8, 8,", "steps must ascend from 0")]
    [TestCase("\"steps\": [0, 4,", "\"steps\": [0,", "must have 10 finite points")]
    [TestCase("\"seed\": 7,", "\"seed\": 8,", "seeds must be 1 to 20")]
    [TestCase("\"limit\": null", "\"limit\": 0.5", "a pinned training has no limit")]
    [TestCase("\"limit\": null,", "", "damaged")]
    [TestCase("\"training\": \"line\"", "\"training\": null", "damaged")]
    [TestCase("\"kind\": \"pinned\"", "\"kind\": \"loose\"", "damaged")]
    [TestCase("\"kind\": \"pinned\"", "\"kind\": \"free\"", "a free training is judged by its last point alone, so it measures an accuracy")]
    [TestCase("\"measure\": \"loss\"", "\"measure\": \"loss\", \"author\": \"me\"", "damaged")]
    public void A_table_that_checks_cannot_rest_on_is_refused(string right, string wrong, string why)
    {
        Assert.That(Pinned, Does.Contain(right));
        Assert.That(() => ConvergenceTable.Read(Pinned.Replace(right, wrong), "line.json"),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("line.json").And.Message.Contains(why).And.Message.Contains("`gradus calibrate` writes it anew"));
    }

    [TestCase("null", "damaged")]
    [TestCase("0", "its margin is 0; expected 5.97E-06 or more, 1E-06 of the curves' height")]
    [TestCase("-1E-5", "its margin is -1E-05; expected 5.97E-06 or more")]
    [TestCase("5.9E-06", "its margin is 5.9E-06; expected 5.97E-06 or more")]
    [TestCase("6E-05", "right solutions differ by more than rounding: the margin is 6E-05; expected 5.97E-05 at most, 1E-05 of the curves' height")]
    public void A_margin_is_no_narrower_and_no_wider_than_rounding(string margin, string why) =>
        Assert.That(() => ConvergenceTable.Read(Regex.Replace(Pinned, "\"margin\": [0-9.E-]+", $"\"margin\": {margin}"), "t"), Throws.TypeOf<InvalidDataException>().With.Message.Contains(why));

    [TestCase("5.9E-05")]
    [TestCase("6E-06")]
    public void Right_solutions_may_round_worse(string margin) =>
        Assert.That(ConvergenceTable.Read(Regex.Replace(Pinned, "\"margin\": [0-9.E-]+", $"\"margin\": {margin}"), "t").At(1).Margin, Is.EqualTo(double.Parse(margin, CultureInfo.InvariantCulture)));

    [TestCase(0.90, 0.95, 0.099, true)] // two bands of 0.05
    [TestCase(0.90, 0.95, 0.101, false)]
    [TestCase(0.94, 0.95, 0.049, true)] // a run in a thousand ends at 0.9
    [TestCase(0.94, 0.95, 0.051, false)]
    [TestCase(1.00, 1.00, 0.099, true)] // all but a few answer everything
    [TestCase(1.00, 1.00, 0.101, false)]
    public void A_limit_lies_below_the_worst_run_by_no_more_than_the_references_runs_spread(double low, double high, double margin, bool sound)
    {
        var table = Calibrated.Free.Table! with { Low = [.. Enumerable.Repeat(low, 11)], High = [.. Enumerable.Repeat(high, 11)], Margin = margin, Limit = 0.9 - margin };
        Assert.That(TableFaults.Of(table).SingleOrDefault(), sound ? Is.Null : Does.StartWith("right solutions end further apart than the reference's own runs: the margin is "));
    }

    [TestCase("\"answers\": 1000000", "\"answers\": 0", "a free training measures an accuracy, a share of so many answers")]
    [TestCase("  \"answers\": 1000000,\n", "", "a free training measures an accuracy, a share of so many answers")]
    [TestCase("\"answers\": 1000000", "\"answers\": 359", "its margin is 2E-06; expected 0.00557 or more, 2 of 359 answers")]
    [TestCase("\"answers\": 1000000", "\"answers\": \"many\"", "damaged")]
    public void A_limit_leaves_room_for_two_answers(string right, string wrong, string why)
    {
        Assert.That(Free, Does.Contain(right));
        Assert.That(() => ConvergenceTable.Read(Free.Replace(right, wrong), "t"), Throws.TypeOf<InvalidDataException>().With.Message.Contains(why));
    }

    [Test]
    public void A_pinned_training_counts_no_answers() =>
        Assert.That(TableFaults.Of(Calibrated.Line.Table! with { Answers = 10 }).Single(), Is.EqualTo("a pinned training counts no answers"));

    [Test]
    public void A_free_training_has_a_limit() =>
        Assert.That(() => ConvergenceTable.Read(Regex.Replace(Free, "\"limit\": [0-9.E-]+", "\"limit\": null"), "t"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("a free training has a limit, below the band"));

    [Test]
    public void A_limit_is_not_above_the_band() =>
        Assert.That(TableFaults.Of(Calibrated.Free.Table! with { Limit = 1 }).Single(), Is.EqualTo("a free training has a limit, below the band that its reference ends in"));

    [Test]
    public void A_band_is_not_upside_down() =>
        Assert.That(() => ConvergenceTable.Read(Pinned.Replace("\"low\"", "\"l\"").Replace("\"high\"", "\"low\"").Replace("\"l\"", "\"high\""), "t"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("low must not be above high"));

    [TestCase(0)]
    [TestCase(21)]
    public void A_seed_that_is_not_listed_is_refused(int seed) =>
        Assert.That(() => Calibrated.Line.Table!.At(seed), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("The table of line does not list this seed; expected one of 1, 2, 3"));

    [Test]
    public void What_a_curve_is_judged_by_is_its_seeds_row()
    {
        var (table, at) = (Calibrated.Line.Table!, Calibrated.Line.Table!.At(3));
        Assert.That((at.Right, at.Margin, at.Kind), Is.EqualTo((table.Seeds[2].Curve, table.Margin, TrainingKind.Pinned)));
        Assert.That(at.Mistakes.Keys, Is.EquivalentTo(new[] { "rate-ignored", "gradient-accumulates" }));
        Assert.That(at.Mistakes["rate-ignored"], Is.EqualTo(table.Mistakes["rate-ignored"][3]));
    }
}
