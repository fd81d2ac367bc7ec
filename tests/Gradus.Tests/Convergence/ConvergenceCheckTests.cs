using System.Globalization;
using System.Reflection;
using Gradus.Grading.Checks;
using Gradus.Grading.Convergence;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;
using Gradus.Tests.Marking;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>Checks that judge how code learns: what they give, and what they say.</summary>
public class ConvergenceCheckTests
{
    private static CheckRecord Judge(Learner learner, string check = "Line", Assembly? suite = null) => Run(learner, suite).Of("Learning." + check);

    private static GradingRun Run(Learner learner, Assembly? suite = null, Func<GradingContext, GradingContext>? change = null) =>
        new Trial { Says = new Answers { Handout = learner.Run }, Change = change ?? (context => context) }.Run(suite ?? LearningSuite.Whole);

    private static IEnumerable<TestCaseData> RightCode => Learner.Rights.Prepend(Learner.Reference).Select(r => new TestCaseData(r).SetArgDisplayNames(r.Name));

    [TestCaseSource(nameof(RightCode))]
    public void Right_code_earns_all_points_in_three_runs(Learner right)
    {
        foreach (string name in (string[])["Line", "Free"])
        {
            var check = Judge(right, name);
            Assert.That((check.Status, check.Points, check.Parts.Count), Is.EqualTo((CheckStatus.Passed, check.Max, 3)), name);
        }
    }

    [Test]
    public void Runs_share_the_points_in_hundredths() => Assert.That(Judge(Learner.Reference).Parts.Select(p => p.Max), Is.EqualTo(new[] { 0.66, 0.66, 0.68 }));

    [Test]
    public void Every_runs_curve_is_in_the_record_beside_the_references()
    {
        var check = Judge(Learner.RateIgnored);
        foreach (var part in check.Parts)
        {
            int seed = int.Parse(part.Name.Args!["run"], CultureInfo.InvariantCulture);
            var (curve, row) = (CurveText.Read(part.Name)!, Calibrated.Line.Table!.Seeds[seed - 1]);
            Assert.That(curve.Right, Is.EqualTo(row.Curve).Within(0.06).Percent, "to the four digits that are kept");
            Assert.That(curve.Steps, Is.EqualTo(new[] { 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40 }));
            Assert.That(curve.Own[0], Is.EqualTo(curve.Right[0]), "both start at the same place");
            Assert.That(curve.Own[1], Is.LessThan(curve.Right[1]), "a rate of 1 is faster than one of 0.1");
        }
    }

    [Test]
    public void Seeds_are_three_of_the_tables_and_the_same_for_everybody()
    {
        string[] Seeds(Learner learner) => [.. Judge(learner).Parts.Select(p => p.Name.Args!["run"])];
        Assert.That(Seeds(Learner.Stuck), Is.EqualTo(Seeds(Learner.Reference)).And.Unique);
        Assert.That(Seeds(Learner.Reference).Select(int.Parse).ToArray(), Is.Ordered.And.All.InRange(1, 20));
    }

    [Test]
    public void Another_seed_of_the_course_takes_other_runs()
    {
        var runs = Enumerable.Range(0, 8).Select(i => string.Join(' ', Run(Learner.Reference, change: c => c with { PublicSeeds = SeedSource.Public("course", "sample", 1, $"random:{i}") })
            .Of("Learning.Line").Parts.Select(p => p.Name.Args!["run"])));
        Assert.That(runs.Distinct().Count(), Is.GreaterThan(4));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case(Learner.RateIgnored, "rate-ignored");
        yield return Case(Learner.Accumulates, "gradient-accumulates");
        yield return Case(Learner.Diverging, "curve-diverges");
        yield return Case(Learner.NotANumber, "curve-diverges");
        yield return Case(Learner.Uphill, "curve-rises");
        yield return Case(Learner.Stuck, "curve-flat");
        yield return Case(Learner.Short, null);

        static TestCaseData Case(Learner learner, string? diagnosis) => new TestCaseData(learner, diagnosis).SetArgDisplayNames(learner.Name);
    }

    [TestCaseSource(nameof(Wrong))]
    public void Wrong_code_earns_nothing_and_is_told_why(Learner wrong, string? diagnosis)
    {
        var check = Judge(wrong);
        Assert.That((check.Status, check.Points), Is.EqualTo((CheckStatus.Failed, 0.0)));
        Assert.That(check.Parts.Select(p => p.Diagnosis), Is.All.EqualTo(diagnosis is null ? null : new Text("mistake." + diagnosis)));
        Assert.That(check.Hint, Is.EqualTo(new Text("hint.learning-curve")));
    }

    [Test]
    public void A_pinned_run_says_which_point_is_off_and_by_how_much_it_may_be()
    {
        var part = Judge(Learner.RateIgnored).Parts[0];
        Assert.That((part.Expected!.Key, part.Got!.Key), Is.EqualTo(("expect.curve-near", "got.curve")));
        Assert.That((part.Expected.Args!["step"], part.Got.Args!["step"]), Is.EqualTo(("4", "4")), "the first point is right: nothing is learnt yet");
        Assert.That(part.Expected.Args["value"], Is.Not.EqualTo(part.Got.Args["value"]));
        Assert.That(double.Parse(part.Expected.Args["margin"], CultureInfo.InvariantCulture), Is.EqualTo(6e-6).Within(1e-9));
    }

    [Test]
    public void A_free_run_says_what_the_last_point_may_be()
    {
        var part = Judge(Learner.Stuck, "Free").Parts[0];
        Assert.That((part.Expected!.Key, part.Got!.Key), Is.EqualTo(("expect.accuracy-at-end", "got.curve")));
        Assert.That((part.Expected.Args!["steps"], part.Got.Args!["step"]), Is.EqualTo(("40", "40")));
    }

    [Test]
    public void A_point_that_is_no_number_is_told_with_its_step()
    {
        var part = Judge(Learner.NotANumber).Parts[0];
        Assert.That(part.Got, Is.EqualTo(Text.Of("value.not-finite-step", ("value", "NaN"), ("step", "16"))));
        Assert.That(CurveText.Read(part.Name)!.Own.Select(double.IsFinite), Is.EqualTo(Enumerable.Range(0, 11).Select(i => i < 4)));
    }

    [Test]
    public void Too_few_points_are_told_before_their_values()
    {
        var part = Judge(Learner.Short).Parts[0];
        Assert.That((part.Expected, part.Got), Is.EqualTo((Text.Of("value.length", ("length", "11")), Text.Of("value.length", ("length", "6")))));
        Assert.That(CurveText.Read(part.Name)!.Own, Has.Length.EqualTo(6), "what came is shown");
    }

    [Test]
    public void Runs_that_are_right_earn_their_points()
    {
        int calls = 0;
        var moody = new Learner("moody", (rate, steps, points) => (++calls == 2 ? Learner.Stuck : Learner.Reference).Train(rate, steps, points));
        var check = Judge(moody);
        Assert.That((check.Status, check.Points), Is.EqualTo((CheckStatus.Partial, 1.34)));
        Assert.That(check.Parts.Select(p => p.Status), Is.EqualTo(new[] { CheckStatus.Passed, CheckStatus.Failed, CheckStatus.Passed }));
    }

    [Test]
    public void What_code_throws_costs_its_runs_and_leaves_no_curve()
    {
        var check = Judge(Learner.Throwing);
        Assert.That((check.Status, check.Got!.Key, check.Parts.Count), Is.EqualTo((CheckStatus.Failed, "loss.threw", 3)));
        Assert.That(check.Parts.Select(p => CurveText.Read(p.Name)), Is.All.Null);
    }

    [Test]
    public void A_stub_is_not_implemented() => Assert.That(Judge(Learner.NotWritten).Status, Is.EqualTo(CheckStatus.NotImplemented));

    private static IEnumerable<TestCaseData> Unusable()
    {
        string line = TableJson.Write(Calibrated.Line.Table!), free = TableJson.Write(Calibrated.Free.Table!);
        yield return new TestCaseData(null, "has no table Convergence/line.json for the training Line; `gradus calibrate` writes it").SetArgDisplayNames("missing");
        yield return new TestCaseData(line[..^400], "Convergence/line.json is damaged").SetArgDisplayNames("cut off");
        yield return new TestCaseData("null", "holds null").SetArgDisplayNames("null");
        yield return new TestCaseData(free.Replace("free-line", "line"), "was made for a Free training; Line is Pinned").SetArgDisplayNames("another kind");
        yield return new TestCaseData(line.Replace("\"line\"", "\"circle\""), "is the table of the training 'circle', not of 'line'").SetArgDisplayNames("another training");
        yield return new TestCaseData(line.Replace("\"runs\": 1000", "\"runs\": 999"), "it rests on 999 runs; expected 1000 or more").SetArgDisplayNames("too few runs");
        yield return new TestCaseData(line.Replace("\"failures\": 0", "\"failures\": 1"), "1 of 1000 runs of right solutions failed").SetArgDisplayNames("failures");
        yield return new TestCaseData(line.Replace("\"seed\": 20", "\"seed\": 21"), "seeds must be 1 to 20").SetArgDisplayNames("other seeds");
    }

    [TestCaseSource(nameof(Unusable))]
    public void A_table_that_nothing_can_rest_on_is_the_suites_fault(string? table, string why)
    {
        var run = Run(Learner.Reference, table is null ? LearningSuite.With() : LearningSuite.With(("line", table)));
        Assert.That(run.Fault, Is.TypeOf<InvalidDataException>());
        Assert.That(run.Fault!.Message, Does.Contain(why));
        Assert.That(run.Of("Learning.Line").Status, Is.EqualTo(CheckStatus.Infrastructure));
    }

    [Test]
    public void Equal_runs_give_equal_bytes()
    {
        string Bytes() => string.Concat(Run(Learner.Accumulates).Records.Select(RecordJson.WriteLine));
        Assert.That(Bytes(), Is.EqualTo(Bytes()));
    }
}

[SetCulture("ru-RU")]
public class ConvergenceCheckInRussianTests : ConvergenceCheckTests;
