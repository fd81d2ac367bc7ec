using Gradus.Authoring.Calibration;
using Gradus.Grading.Convergence;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>What <c>gradus calibrate --check</c> takes for the same, and what not.</summary>
public class AgreementTests
{
    private static ConvergenceTable Table => Calibrated.Line.Table!;

    private static ConvergenceTable WithSeed(Func<SeedRow, SeedRow> change) => Table with { Seeds = [change(Table.Seeds[0]), .. Table.Seeds[1..]] };

    private static double[] Scaled(double[] values, double by) => [.. values.Select(v => v * by)];

    private static IEnumerable<TestCaseData> Tables()
    {
        yield return Case("the same", Table, null);
        yield return Case("a curve but for rounding", WithSeed(s => s with { Curve = Scaled(s.Curve, 1 + 5e-7) }), null);
        yield return Case("a curve", WithSeed(s => s with { Curve = Scaled(s.Curve, 1 + 5e-6) }), "line: the curve of seed 1 has changed");
        yield return Case("a margin of other rounding", Table with { Margin = Table.Margin * 1.9 }, null);
        yield return Case("a margin", Table with { Margin = Table.Margin * 2.1 }, "line: the margin was ");
        yield return Case("low", Table with { Low = Scaled(Table.Low, 0.99) }, "line: low has changed");
        yield return Case("high", Table with { High = Scaled(Table.High, 1.01) }, "line: high has changed");
        yield return Case("steps", Table with { Steps = [.. Table.Steps.Select(s => 2 * s)] }, "line: the steps have changed");
        yield return Case("rights", Table with { Rights = ["linq"] }, "line: the right solutions were linq; now backwards, halves, linq, moments, sorted");
        yield return Case("runs", Table with { Runs = 2000 }, "line: the table is of line, Pinned, Loss, 0 of 2000 runs failed; now Pinned, Loss, 0 of 1000");
        yield return Case("a mistake", Table with { Mistakes = new(Table.Mistakes.Take(1).ToDictionary()) }, "line: the curves of the mistake 'rate-ignored' have changed");
        yield return Case("a mistake's curve", Table with { Mistakes = new(Table.Mistakes.ToDictionary(m => m.Key, m => new SortedDictionary<int, double[]>(m.Value.ToDictionary(c => c.Key, c => Scaled(c.Value, 1.001))))) }, "line: the curves of the mistake 'gradient-accumulates' have changed");

        static TestCaseData Case(string name, ConvergenceTable committed, string? difference) => new TestCaseData(committed, difference).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Tables))]
    public void A_table_that_says_something_else_is_told(ConvergenceTable committed, string? difference)
    {
        string? first = Agreement.Differences(committed, Table).FirstOrDefault();
        if (difference is null) Assert.That(first, Is.Null);
        else Assert.That(first, Does.StartWith(difference));
    }

    [Test]
    public void Another_number_of_answers_is_told() =>
        Assert.That(Agreement.Differences(Free with { Answers = 359 }, Free).Single(), Is.EqualTo("free-line: an accuracy was a share of 359 answers; now of 1000000"));

    [Test]
    public void A_limit_that_has_moved_is_told() =>
        Assert.That(Agreement.Differences(Free with { Limit = 0.9 }, Free).Single(), Does.StartWith("free-line: the limit was 0.9; now "));

    private static ConvergenceTable Free => Calibrated.Free.Table!;

    [TestCase(0.0056, true)] // two answers of 359
    [TestCase(0.0112, false)]
    public void A_few_answers_of_a_free_training_may_fall_otherwise_on_another_machine(double off, bool same)
    {
        double[] Moved(double[] values) => [.. values.Select(v => v - off)];
        var moved = Free with { Seeds = [.. Free.Seeds.Select(s => s with { Curve = Moved(s.Curve) })], Low = Moved(Free.Low), High = Moved(Free.High), Limit = Free.Limit - off };
        Assert.That(Agreement.Differences(moved, Free).Any(), Is.Not.EqualTo(same));
        Assert.That(Agreement.Differences(Calibrated.Declared<FreeTraining>(), moved, Learner.Reference.Trainee, 1, 3, 17).Any(), Is.Not.EqualTo(same), "its seeds run again");
    }

    [TestCase("  failures   0/1000", "  failures   0/1000", true)]
    [TestCase("  failures   0/1000", "  failures   1/1000", false)]
    [TestCase("  last point   min 0.0101232", "  last point   min 0.0101233", true)]
    [TestCase("  last point   min 0.01012", "  last point   min 0.01013", false)]
    [TestCase("  last point   min 3", "  last point   min 4", false)]
    [TestCase("  margin   1.2E-06, of the curves' height 1.0E-06", "  margin   1.9E-06, of the curves' height 1.8E-06", true)]
    [TestCase("  margin   1.2E-06, of the curves' height 1.0E-06", "  margin   2.5E-06, of the curves' height 1.0E-06", false)]
    [TestCase("a: free, accuracy\n  limit   0.953", "a: free, accuracy\n  limit   0.961", true)]
    [TestCase("a: free, accuracy\n  limit   0.953", "a: free, accuracy\n  limit   0.964", false)]
    [TestCase("a: free, accuracy\nb: pinned, loss\n  last point   min 0.953", "a: free, accuracy\nb: pinned, loss\n  last point   min 0.954", false)]
    [TestCase("    loops   0.02 margins", "    loops   0.97 margins", true)]
    [TestCase("    loops   0.02 margins", "    linq   0.02 margins", false)]
    [TestCase("    loops   0.021", "    loops   0.022", false)]
    [TestCase("  * late   298/299   98.2 to 100.0 %   curve-flat 20", "  * late   298/299   98.2 to 100.0 %   curve-flat 19", false)]
    [TestCase("one\ntwo", "one", false)]
    public void A_line_of_the_report_agrees_when_words_and_counts_do(string committed, string now, bool same) => Assert.That(Agreement.Difference(committed, now) is null, Is.EqualTo(same));

    [Test]
    public void The_line_that_differs_is_told() => Assert.That(Agreement.Difference("a\nb\n", "a\nc\n"), Is.EqualTo("CONVERGENCE.txt, line 2: was 'b'; now 'c'"));

    [Test]
    public void The_reference_run_again_gives_its_table()
    {
        Assert.That(Agreement.Differences(Calibrated.Declared<LineTraining>(), Table, Learner.Reference.Trainee, 1, 3, 17), Is.Empty);
        Assert.That(Agreement.Differences(Calibrated.Declared<LineTraining>(), Table, Learner.Accumulates.Trainee, 2, 3, 17).First(), Does.StartWith("line: with 2 threads the curve of seed 3 is "));
    }
}
