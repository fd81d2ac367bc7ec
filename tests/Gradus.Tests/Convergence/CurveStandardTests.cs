using Gradus.Grading.Convergence;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>The two rules, and which mistake a curve is taken for.</summary>
public class CurveStandardTests
{
    private const double NaN = double.NaN, Infinity = double.PositiveInfinity;

    private static readonly double[] Right = [4, 2, 1, 0.5, 0.25, 0.2, 0.15, 0.1];

    private static CurveStandard Standard(TrainingKind kind, Measure measure = Measure.Loss) =>
        new() { Kind = kind, Measure = measure, Steps = [0, 10, 20, 30, 40, 50, 60, 70], Right = Right, Margin = 0.01, Limit = 0.125 };

    private static double[] With(int point, double value) => [.. Right.Select((v, i) => i == point ? value : v)];

    [TestCase(0, 4.0, null)]
    [TestCase(0, 4.0078125, null)]
    [TestCase(0, 4.0117, "0")]
    [TestCase(0, 3.98, "0")]
    [TestCase(3, 0.5078125, null)]
    [TestCase(3, 0.515, "30")]
    [TestCase(7, 0.095, null)]
    [TestCase(7, 0.05, "70")] // better than right is wrong, too: the data and the start are the same
    [TestCase(5, 1e308, "50")]
    [TestCase(5, -1e308, "50")]
    public void Pinned_every_point_lies_within_the_margin(int point, double value, string? step) =>
        Assert.That(Standard(TrainingKind.Pinned).Judge(With(point, value))?.Got.Args!["step"], Is.EqualTo(step));

    [TestCase(0.5, 0.125, true)]
    [TestCase(0.5, 0.1249, false)]
    [TestCase(0.5, 0.9, true)]
    [TestCase(-50.0, 0.9, true)] // only the end counts
    public void Free_the_last_point_is_as_good_as_the_limit(double third, double last, bool passes) =>
        Assert.That(Standard(TrainingKind.Free, Measure.Accuracy).Judge([.. Right.Select((v, i) => i == 3 ? third : i == 7 ? last : v)]) is null, Is.EqualTo(passes));

    [TestCase(NaN)]
    [TestCase(Infinity)]
    [TestCase(-Infinity)]
    public void A_point_that_is_no_finite_number_is_wrong_by_either_rule_and_is_told_first(double value)
    {
        double[] got = With(2, value);
        got[1] = 100;
        foreach (var kind in Enum.GetValues<TrainingKind>())
            Assert.That(Standard(kind).Judge(got)!.Got, Is.EqualTo(Text.Of("value.not-finite-step", ("value", Text.Number(value)), ("step", "20"))));
    }

    [TestCase(0)]
    [TestCase(7)]
    [TestCase(9)]
    [TestCase(100_000)]
    public void The_number_of_points_is_told_before_anything_else(int points)
    {
        var fault = Standard(TrainingKind.Pinned).Judge([.. Enumerable.Repeat(NaN, points)])!;
        Assert.That((fault.Expected, fault.Got, fault.Diagnosis), Is.EqualTo((Text.Of("value.length", ("length", "8")), Text.Of("value.length", ("length", Text.Number(points))), (Text?)null)));
    }

    [Test]
    public void What_is_printed_tells_the_values_apart()
    {
        var fault = (Standard(TrainingKind.Pinned) with { Margin = 1e-9 }).Judge(With(2, 1 + 1e-8))!;
        Assert.That((fault.Expected, fault.Got), Is.EqualTo((
            Text.Of("expect.curve-near", ("value", "1"), ("margin", "1E-09"), ("step", "20")), Text.Of("got.curve", ("value", "1.00000001"), ("step", "20")))));
    }

    private static IEnumerable<TestCaseData> Courses()
    {
        yield return Case("diverges", [4, 6, 9, 14, 20, 30, 45, 70], "curve-diverges");
        yield return Case("swings beyond all bounds", [4, 9, 3, 14, 2, 30, 1, 70], "curve-diverges");
        yield return Case("ends in NaN", [4, 2, 1, 0.5, 0.25, 0.2, 0.15, NaN], "curve-diverges");
        yield return Case("rises", [4, 4.1, 4.2, 4.3, 4.4, 4.5, 4.6, 4.7], "curve-rises");
        yield return Case("rises slowly", [4, 4.001, 4.002, 4.003, 4.004, 4.005, 4.006, 4.007], "curve-rises");
        yield return Case("stays", [4, 4, 4, 4, 4, 4, 4, 4], "curve-flat");
        yield return Case("stays but for rounding", [4, 4, 4, 4 + 1e-15, 4, 4, 4 + 1e-15, 4 + 1e-15], "curve-flat");
        yield return Case("comes back", [4, 3, 2, 1, 2, 3, 4, 4.03], "curve-flat");
        yield return Case("falls elsewhere", [4, 3, 2, 1.5, 1, 0.9, 0.8, 0.7], null);
        yield return Case("starts elsewhere", [5, 2, 1, 0.5, 0.25, 0.2, 0.15, 0.1], null);

        static TestCaseData Case(string name, double[] curve, string? mistake) => new TestCaseData(curve, mistake).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Courses))]
    public void The_course_of_a_curve_shows_some_mistakes(double[] curve, string? mistake) =>
        Assert.That(Standard(TrainingKind.Pinned).Judge(curve)!.Diagnosis?.Key, Is.EqualTo(mistake is null ? null : "mistake." + mistake));

    [Test]
    public void What_right_code_does_is_no_mistake()
    {
        double[] flat = [1, 1.001, 1, 1.001, 1, 1.001, 1, 1.001];
        Assert.That((Standard(TrainingKind.Pinned) with { Right = flat }).Judge([.. flat.Select(v => v + 0.1)])!.Diagnosis, Is.Null);
    }

    [Test]
    public void An_accuracy_that_falls_is_no_loss_that_falls() =>
        Assert.That(Standard(TrainingKind.Free, Measure.Accuracy).Judge([0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08])!.Diagnosis, Is.Null);

    [TestCase(0.0, "known")]
    [TestCase(0.9e-3, "known")]
    [TestCase(1.1e-3, null)]
    public void A_curve_is_a_known_mistakes_when_every_point_is_near(double off, string? mistake)
    {
        double[] known = [.. Right.Select((v, i) => i == 0 ? v : 3 * v)];
        var standard = Standard(TrainingKind.Pinned) with { Mistakes = new Dictionary<string, double[]> { ["known"] = known, ["other"] = [.. known.Select(v => v * 1.01)] } };
        Assert.That(standard.Judge([.. known.Select((v, i) => i == 5 ? v * (1 + off) : v)])!.Diagnosis?.Key, Is.EqualTo(mistake is null ? null : "mistake." + mistake));
    }

    [Test]
    public void Of_two_known_mistakes_the_nearer_one_is_told()
    {
        double[] wrong = [.. Right.Select(v => 2 * v)];
        var standard = Standard(TrainingKind.Pinned) with { Mistakes = new Dictionary<string, double[]> { ["a"] = [.. wrong.Select(v => v * 1.0006)], ["b"] = [.. wrong.Select(v => v * 1.0002)] } };
        Assert.That(standard.Judge(wrong)!.Diagnosis!.Key, Is.EqualTo("mistake.b"));
    }

    [Test]
    public void A_mistake_that_hardly_changes_the_curve_is_never_told()
    {
        double[] almost = [.. Right.Select(v => v * 1.0005)];
        var standard = Standard(TrainingKind.Pinned) with { Margin = 1e-6, Mistakes = new Dictionary<string, double[]> { ["almost"] = almost } };
        Assert.That(standard.Judge(almost)!.Diagnosis, Is.Null);
    }

    [Test]
    public void A_known_mistake_goes_before_what_the_course_shows()
    {
        double[] rising = [4, 5, 6, 7, 8, 9, 10, 11];
        var standard = Standard(TrainingKind.Pinned) with { Mistakes = new Dictionary<string, double[]> { ["uphill"] = rising } };
        Assert.That(standard.Judge(rising)!.Diagnosis!.Key, Is.EqualTo("mistake.uphill"));
    }
}
