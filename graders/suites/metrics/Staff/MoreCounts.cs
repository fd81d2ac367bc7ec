namespace Gradus.Suites.Metrics.Staff;

/// <summary>TP, FP, FN and TN of a class, on other inputs.</summary>
[Stage(2)]
public sealed class MoreCounts
{
    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(1, Group = "counts", Case = Case.General, Hint = "counts", Section = "counts")]
    public void FourCountsOfManyClasses()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Part.Of(0.25, "tp", () => Assert.That(of.ByClass(Metrics.TruePositives), Known.TruePositives(of)));
        Part.Of(0.25, "fp", () => Assert.That(of.ByClass(Metrics.FalsePositives), Known.FalsePositives(of)));
        Part.Of(0.25, "fn", () => Assert.That(of.ByClass(Metrics.FalseNegatives), Known.FalseNegatives(of)));
        Part.Of(0.25, "tn", () => Assert.That(of.ByClass(Metrics.TrueNegatives), Known.TrueNegatives(of)));
    }

    [Check(0.5, Group = "counts", Case = Case.Edge, Hint = "counts-edge", Section = "counts")]
    public void OneClassAndTwo()
    {
        double[,] single = { { 2.5 } };
        Part.Of(0.25, "one-class", () => Assert.That(FourOf(single, 0), Is.CloseTo([2.5, 0, 0, 0]).Mistake("whole-numbers", 2, 0, 0, 0)));
        Part.Of(0.25, "class-zero", () => Assert.That(FourOf(new[,] { { 1.5, 0.25 }, { 3.75, 6 } }, 0), Is.CloseTo([1.5, 3.75, 0.25, 6])
            .Mistake("class-ignored", 6, 0.25, 3.75, 1.5)
            .Mistake("whole-numbers", 1, 3, 0, 6)
            .Mistake("fp-fn-swapped", 1.5, 0.25, 3.75, 6)));
    }

    private static double[] FourOf(double[,] counts, int @class) =>
        [Metrics.TruePositives(counts, @class), Metrics.FalsePositives(counts, @class), Metrics.FalseNegatives(counts, @class), Metrics.TrueNegatives(counts, @class)];
}
