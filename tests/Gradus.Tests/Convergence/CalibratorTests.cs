using System.Text.RegularExpressions;
using Gradus.Authoring.Calibration;
using Gradus.Contracts.Wire;
using Gradus.Grading.Convergence;
using Gradus.Tests.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>What a calibration measures, and what it finds fault with.</summary>
public class CalibratorTests
{
    private static readonly CalibrationOptions Few = new(Runs: 60, WrongRuns: 50, Jobs: 2);

    private static readonly IReadOnlyList<Trainee> Rights = [.. Learner.Rights.Select(r => r.Trainee)];

    private static CalibrationResult Run<T>(IReadOnlyList<Trainee>? rights = null, Learner? reference = null, CalibrationOptions? options = null, params WrongTrainee[] wrongs) =>
        new Calibrator(Calibrated.Declared<T>(), options ?? Few).Run((reference ?? Learner.Reference).Trainee, rights ?? Rights, wrongs);

    private static double[] CurveOf<T>(Learner learner, int seed) where T : Training, new()
    {
        using var session = learner.Trainee.Open(1);
        return [.. new T().Run(session, seed).Values];
    }

    [Test]
    public void A_thousand_runs_make_a_table_that_checks_may_rest_on()
    {
        foreach (var (result, id) in new[] { (Calibrated.Line, "line"), (Calibrated.Free, "free-line") })
        {
            Assert.That(result.Findings, Is.Empty, id);
            var table = ConvergenceTable.Read(TableJson.Write(result.Table!), id);
            Assert.That((table.Training, table.Runs, table.Failures), Is.EqualTo((id, 1000, 0)));
            Assert.That(table.Rights, Is.EqualTo(new[] { "backwards", "halves", "linq", "moments", "sorted" }));
        }
    }

    [Test]
    public void A_curve_in_the_table_is_the_references() =>
        Assert.That(Calibrated.Line.Table!.Seeds.Select(s => s.Curve), Is.EqualTo(Enumerable.Range(1, 20).Select(seed => CurveOf<LineTraining>(Learner.Reference, seed).Select(TableJson.Kept).ToArray())));

    [Test]
    public void The_band_holds_95_percent_of_the_runs()
    {
        var table = Calibrated.Line.Table!;
        var curves = Enumerable.Range(1, 1000).Select(seed => CurveOf<LineTraining>(Learner.Reference, seed)).ToArray();
        for (int i = 0; i < table.Steps.Length; i++)
            Assert.That(curves.Count(c => c[i] >= table.Low[i] && c[i] <= table.High[i]), Is.EqualTo(950), $"point {i}");
    }

    [Test]
    public void A_margin_is_a_millionth_of_the_curves_height_where_rounding_is_smaller() =>
        Assert.That(Calibrated.Line.Table!.Margin / Calibrated.Line.Table.Seeds.Max(s => s.Curve.Max()), Is.EqualTo(1e-6).Within(1e-15));

    [Test]
    public void A_margin_is_four_deviations_of_right_solutions_where_they_differ_more()
    {
        // Six curves, one of them off by three parts in a million from the second point on: the deviation of (0, 0, 0, 0, 0, δ) is δ / √6.
        var off = new Learner("single-precision", (rate, steps, points) => [.. Learner.Reference.Train(rate, steps, points).Select((loss, i) => i == 0 ? loss : loss * (1 + 3e-6))]);
        var result = Run<LineTraining>([off.Trainee, .. Same(4)]);
        Assert.That(result.Findings, Is.Empty, "the others would have allowed it");
        Assert.That(result.Table!.Margin, Is.EqualTo(4 * 3e-6 * result.Table.Seeds.Max(row => row.Curve.Skip(1).Max()) / Math.Sqrt(6)).Within(1e-6).Percent);
        Assert.That(result.Report, Does.Match(@"single-precision +0\.61 margins\n").And.Match(@"r0 +0\.00 margins\n"), "√6 / 4");
    }

    private static IEnumerable<Trainee> Same(int count) => Enumerable.Range(0, count).Select(i => Learner.Reference.Trainee with { Name = $"r{i}" });

    [Test]
    public void A_limit_is_the_worst_run_and_four_deviations_more()
    {
        var other = new Learner("other-draw", (rate, steps, points) => [.. Learner.Reference.Train(rate, steps, points).Select(loss => loss - 0.005)]);
        var result = Run<FreeTraining>([other.Trainee, .. Same(4)]);
        Assert.That(result.Findings, Is.Empty);
        double worst = Enumerable.Range(1, Few.Runs).Min(seed => CurveOf<FreeTraining>(Learner.Reference, seed)[^1]), four = 4 * 0.00005 / Math.Sqrt(6);
        Assert.That((result.Table!.Margin, result.Table.Limit), Is.EqualTo((four, worst - four)).Within(1e-10));
    }

    private sealed class FewAnswers : FreeTraining
    {
        public override Curve Run(IStudent student, int seed) => new([.. base.Run(student, seed).Values], 4, answers: 250);
    }

    [Test]
    public void A_limit_is_two_answers_below_the_worst_run_where_right_solutions_give_the_same_answers()
    {
        var result = Run<FewAnswers>();
        Assert.That(result.Findings, Is.Empty);
        double worst = Enumerable.Range(1, Few.Runs).Min(seed => CurveOf<FreeTraining>(Learner.Reference, seed)[^1]);
        Assert.That((result.Table!.Answers, result.Table.Margin, result.Table.Limit), Is.EqualTo(((int?)250, 0.008, worst - 0.008)).Within(1e-10));
        Assert.That(result.Report, Does.Contain(", below the worst run by 0.008, of 250 answers\n"));
    }

    private sealed class NoAnswers : FreeTraining
    {
        public override Curve Run(IStudent student, int seed) => new([.. base.Run(student, seed).Values], 4);
    }

    [Test]
    public void A_free_training_counts_answers()
    {
        var result = Run<NoAnswers>();
        Assert.That(result.Table, Is.Null);
        Assert.That(result.Findings.Single(), Is.EqualTo("free-line: a free training measures an accuracy, a share of so many answers: Curve.OfAnswers counts them"));
    }

    /// <summary>Right solutions that are none: pinned and free, what it is called, and what the margin would be.</summary>
    private static IEnumerable<TestCaseData> Unlike()
    {
        var tenth = new Learner("tenth-too-high", (rate, steps, points) => [.. Learner.Reference.Train(rate, steps, points).Select(loss => 1.1 * loss)]);
        var fewer = new Learner("tenth-of-answers-lost", (rate, steps, points) => [.. Learner.Reference.Train(rate, steps, points).Select(loss => loss + 10)]);
        foreach (var (free, odd) in new[] { (false, tenth), (false, Learner.Stuck), (true, fewer), (true, Learner.Stuck) }) yield return new TestCaseData(free, odd).SetArgDisplayNames(free ? "free" : "pinned", odd.Name);
    }

    [TestCaseSource(nameof(Unlike))]
    public void A_right_solution_that_is_not_like_the_others_is_named(bool free, Learner odd)
    {
        // By a margin that it had a part in, none of six curves could ever fail.
        var result = free ? Run<FreeTraining>([odd.Trainee, .. Rights.Skip(1)]) : Run<LineTraining>([odd.Trainee, .. Rights.Skip(1)]);
        Assert.That(result.Table, Is.Null);
        Assert.That(result.Findings, Has.Some.Match($"right solution {odd.Name} is not like the others: it fails at seed 1: expected .*; got ").And.Some.EndsWith($"right solution {odd.Name} is not like the others: it fails at 20 seeds"));
        Assert.That(result.Findings[0], Does.Contain(free ? "right solutions end further apart than the reference's own runs" : "right solutions differ by more than rounding").And.Match($"without {odd.Name} it is .*E-0"));
        Assert.That(result.Findings, Has.None.Contains(Rights[1].Name), "the others are right");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Right_solutions_that_are_wrong_alike_are_found_by_the_margin_that_they_would_have(bool free)
    {
        Trainee[] rights = [Learner.Stuck.Trainee, Learner.Stuck.Trainee with { Name = "stuck-too" }, .. Rights.Skip(2)];
        var result = free ? Run<FreeTraining>(rights) : Run<LineTraining>(rights);
        Assert.That(result.Table, Is.Null);
        Assert.That(result.Findings[0], Does.Match("(differ by more than rounding|end further apart).*without stuck(-too)? it is "));
    }

    private sealed class FreeLoss : LineTraining
    {
        public override TrainingKind Kind => TrainingKind.Free;
    }

    [Test]
    public void A_free_training_of_a_loss_is_refused()
    {
        var result = Run<FreeLoss>();
        Assert.That(result.Table, Is.Null);
        Assert.That(result.Findings.Single(), Does.StartWith("line: a free training is judged by its last point alone, so it measures an accuracy, of answers that the suite counts"));
    }

    [Test]
    public void Curves_of_mistakes_are_those_of_solutions_that_declare_them()
    {
        var mistakes = Calibrated.Line.Table!.Mistakes;
        Assert.That(mistakes.Keys, Is.EqualTo(new[] { "gradient-accumulates", "rate-ignored" }), "no diagnosis, no curve");
        Assert.That(mistakes["rate-ignored"].Keys, Is.EqualTo(Enumerable.Range(1, 20)));
        Assert.That(mistakes["rate-ignored"][4], Is.EqualTo(CurveOf<LineTraining>(Learner.RateIgnored, 4).Select(TableJson.Kept)));
        Assert.That(Calibrated.Free.Table!.Mistakes, Is.Empty);
    }

    [Test]
    public void The_first_solution_of_a_mistake_is_the_one_that_is_kept()
    {
        var result = Run<LineTraining>(wrongs: [Calibrated.Fails(Learner.RateIgnored, "same"), Calibrated.Fails(Learner.Accumulates, "same")]);
        Assert.That(result.Table!.Mistakes["same"][1], Is.EqualTo(CurveOf<LineTraining>(Learner.RateIgnored, 1).Select(TableJson.Kept)));
    }

    private static IEnumerable<TestCaseData> NotRight()
    {
        yield return Case(Learner.Throwing, "InvalidOperationException: no line fits");
        yield return Case(Learner.NotANumber, "points that are not finite numbers");
        yield return Case(Learner.Short, "6 points; expected 11");

        static TestCaseData Case(Learner learner, string why) => new TestCaseData(learner, why).SetArgDisplayNames(learner.Name);
    }

    [TestCaseSource(nameof(NotRight))]
    public void A_right_solution_that_is_none_leaves_no_table(Learner odd, string why)
    {
        var result = Run<FreeTraining>([odd.Trainee, .. Rights.Skip(1)]);
        Assert.That((result.Table, result.Report), Is.EqualTo(((ConvergenceTable?)null, "")));
        Assert.That(result.Findings, Has.Some.StartsWith("free-line: ").And.Some.Contains($"{odd.Name} fails at seed 1: {why}").And.Some.Contains($"{odd.Name} fails at 20 seeds"));
    }

    [Test]
    public void A_reference_that_fails_somewhere_leaves_no_table()
    {
        var shy = new Learner("reference", (rate, steps, points) => points[0].X > 1.9 ? [.. Learner.NotANumber.Train(rate, steps, points)] : Learner.Reference.Train(rate, steps, points));
        var result = Run<FreeTraining>(reference: shy);
        Assert.That(result.Table, Is.Null);
        Assert.That(result.Findings, Has.Some.Match(@"^free-line: reference fails at seed \d+: points that are not finite numbers$"));
    }

    [TestCase(20, 1)]
    [TestCase(200, 33)]
    public void A_curve_must_have_8_to_32_points(int steps, int points)
    {
        var result = Run<LineTraining>(reference: new Learner("reference", (rate, _, data) => Learner.Reference.Train(rate, steps == 20 ? 3 : 131, data)));
        Assert.That(result.Findings.Single(), Is.EqualTo($"line: the curve of reference has {points} points; expected 8 to 32"));
    }

    [Test]
    public void Right_code_that_fails_at_a_seed_beyond_the_table_is_a_failure()
    {
        // Right at the first twenty seeds, and a little off afterwards: the rule's thousand runs find it.
        int calls = 0;
        var tiring = new Learner("tiring", (rate, steps, points) =>
        {
            bool tired = Interlocked.Increment(ref calls) > 20;
            return [.. Learner.Reference.Train(rate, steps, points).Select((loss, i) => tired && i == 40 ? loss * 1.1 : loss)];
        });
        var result = Run<LineTraining>([tiring.Trainee, .. Rights.Skip(1)]);
        Assert.That(result.Table, Is.Null);
        Assert.That(result.Findings, Has.Some.Match(@"^line: right code fails at seed \d+: expected .*; got .*$"));
    }

    [Test]
    public void Wrong_solutions_must_fail_where_they_declare_it_and_nowhere_else()
    {
        var result = Run<LineTraining>(wrongs:
        [
            new(Learner.RateIgnored.Trainee, Verdict.Fails, "rate-ignored"),
            new(Learner.Stuck.Trainee, Verdict.Passes, ""),
            new(Learner.Rights[0].Trainee, Verdict.Fails, ""),
            new(Learner.Rights[1].Trainee, Verdict.Passes, ""),
            new(Learner.Rights[2].Trainee, Verdict.Either, ""),
            new(Learner.Uphill.Trainee, Verdict.Either, ""),
            new(Learner.Throwing.Trainee, Verdict.Fails, ""),
        ]);
        Assert.That(result.Findings, Is.EqualTo(new[]
        {
            "line: wrong solution stuck declares no loss, and 50 of 50 runs fail: ambiguous; change the training or the solution",
            "line: wrong solution backwards declares a loss, and 0 of 50 runs fail: ambiguous; change the training or the solution",
        }));
        Assert.That(result.Table, Is.Not.Null, "how wrong solutions fare does not make it another table");
        Assert.That(Lines(result.Report, "wrong solutions"), Is.EqualTo(new[]
        {
            "* rate-ignored        50/50     94.2 to 100.0 %    rate-ignored 20",
            "  stuck               50/50     94.2 to 100.0 %    curve-flat 20",
            "* backwards           0/50      0.0 to 5.8 %",
            "  halves              0/50      0.0 to 5.8 %",
            "? linq                0/50      0.0 to 5.8 %",
            "? uphill              50/50     94.2 to 100.0 %    curve-rises 20",
            "* throws              50/50     94.2 to 100.0 %    no curve 20",
        }));
    }

    [TestCase(50, 2, true)]
    [TestCase(60, 0, true)] // none of sixty
    [TestCase(299, 3, false)]
    [TestCase(299, 4, true)]
    public void One_run_in_a_hundred_may_pass(int runs, int passing, bool found)
    {
        int calls = 0;
        var moody = new Learner("moody", (rate, steps, points) => (Interlocked.Increment(ref calls) <= (passing == 0 ? 1 : passing) ? Learner.Reference : Learner.Stuck).Train(rate, steps, points));
        var result = Run<LineTraining>(options: Few with { Runs = Math.Max(60, runs), WrongRuns = runs }, wrongs: [new(moody.Trainee, Verdict.Fails, "")]);
        Assert.That(result.Findings.Count == 1, Is.EqualTo(found));
    }

    [Test]
    public void Jobs_change_nothing()
    {
        string Report(int jobs) => Run<LineTraining>(options: Few with { Jobs = jobs }, wrongs: [Calibrated.Fails(Learner.Accumulates)]) is var result ? result.Report + TableJson.Write(result.Table!) : "";
        Assert.That(Report(3), Is.EqualTo(Report(1)));
    }

    [Test]
    public void Code_that_keeps_something_between_runs_gives_the_same_for_any_number_of_jobs()
    {
        Trainee forgetful = new("forgetful", _ =>
        {
            int runs = 0;
            return new Learner("", (rate, steps, points) => (++runs > 10 ? Learner.Stuck : Learner.Reference).Train(rate, steps, points)).Trainee.Open(1);
        });
        string Row(int jobs) => Lines(Run<LineTraining>(options: new(Runs: 320, WrongRuns: 320, Jobs: jobs), wrongs: [new(forgetful, Verdict.Either, "")]).Report, "wrong solutions").Single();
        Assert.That(Row(1), Does.Contain("290/320"), "sessions of 150, 150 and 20 runs, of which ten are right");
        Assert.That(Row(4), Is.EqualTo(Row(1)));
    }

    [Test]
    public void Code_that_takes_too_long_is_not_waited_for_again_and_again()
    {
        int calls = 0;
        var endless = new Learner("endless", (_, _, _) =>
        {
            Interlocked.Increment(ref calls);
            throw new StudentLostException(LossKind.TimedOut, "20");
        });
        var result = Run<LineTraining>(options: new(Runs: 300, WrongRuns: 299, Jobs: 2), wrongs: [new(endless.Trainee, Verdict.Fails, "")]);
        Assert.That(result.Findings, Is.Empty);
        Assert.That(calls, Is.InRange(3, 5), "three, and what was under way beside the third");
        Assert.That(Lines(result.Report, "wrong solutions").Single(), Does.StartWith("* endless").And.Contains("299/299").And.EndsWith("no curve 20"));
    }

    [Test]
    public void Report_is_the_golden_one() => SourceTree.AssertIsCommitted(Golden("reports.txt"), Calibrated.Line.Report + "\n" + Calibrated.Free.Report);

    [Test]
    public void Table_is_the_golden_one() => // to six decimals, which are the same on every machine
        SourceTree.AssertIsCommitted(Golden("line.json"), Regex.Replace(TableJson.Write(Calibrated.Line.Table!), @"(\.[0-9]{6})[0-9]+", "$1"));

    private static string Golden(string file) => Path.Combine(SourceTree.Root, "tests", "Gradus.Tests", "Convergence", "Golden", file);

    [Test]
    public void Too_few_right_solutions_or_no_check_leave_no_table()
    {
        Assert.That(Run<LineTraining>([.. Rights.Take(4)]).Findings.Single(), Is.EqualTo("line: the corpus has 4 right solutions; the spread between them takes 5"));
        var unjudged = new Calibrator(new DeclaredTraining(typeof(LineTraining), []), Few).Run(Learner.Reference.Trainee, Rights, []);
        Assert.That(unjudged.Findings.Single(), Does.StartWith("line: no check judges by it"));
    }

    [TestCase(19, 10)]
    [TestCase(60, 0)]
    [TestCase(60, 61)]
    public void Numbers_of_runs_that_make_no_sense_are_refused(int runs, int wrongRuns) =>
        Assert.That(() => Run<LineTraining>(options: new(runs, wrongRuns)), Throws.ArgumentException.With.Message.Contains($"{runs} runs of the reference and {wrongRuns} of wrong solutions"));

    private static string[] Lines(string report, string after) => [.. report.Split('\n').SkipWhile(l => !l.TrimStart().StartsWith(after, StringComparison.Ordinal)).Skip(1).Where(l => l.Length > 0).Select(l => l[2..])];
}
