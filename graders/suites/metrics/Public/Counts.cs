namespace Gradus.Suites.Metrics.Public;

/// <summary>TP, FP, FN and TN of a class.</summary>
[Stage(2)]
public sealed class Counts
{
    private static readonly double[,] Perfect = { { 2, 0, 0 }, { 0, 2, 0 }, { 0, 0, 2 } };

    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(1, Group = "counts", Case = Case.General, Hint = "counts", Section = "counts")]
    public void FourCounts()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Part.Of(0.25, "tp", () => Assert.That(of.ByClass(Metrics.TruePositives), Known.TruePositives(of)));
        Part.Of(0.25, "fp", () => Assert.That(of.ByClass(Metrics.FalsePositives), Known.FalsePositives(of)));
        Part.Of(0.25, "fn", () => Assert.That(of.ByClass(Metrics.FalseNegatives), Known.FalseNegatives(of)));
        Part.Of(0.25, "tn", () => Assert.That(of.ByClass(Metrics.TrueNegatives), Known.TrueNegatives(of)));
    }

    [Check(0.5, Group = "counts", Case = Case.Edge, Hint = "counts-edge", Section = "counts")]
    public void FractionsAndAbsentClasses()
    {
        double[,] weighted = { { 0.5, 0, 1.25 }, { 0, 0, 0 }, { 2.75, 0, 4.5 } }; // class 1 neither occurs nor is answered
        Part.Of(0.25, "fractions", () => Assert.That(FourOf(weighted, 2), Is.CloseTo([4.5, 1.25, 2.75, 0.5])
            .Mistake("whole-numbers", 4, 1, 2, 0)
            .Mistake("fp-fn-swapped", 4.5, 2.75, 1.25, 0.5)));
        Part.Of(0.25, "absent-class", () => Assert.That(FourOf(weighted, 1), Is.CloseTo([0.0, 0, 0, 9]).Mistake("tn-only-right-answers", 0, 0, 0, 5)));
    }

    [Check(0.5, Group = "counts", Case = Case.BadInput, Hint = "refuse-class", Section = "bad-input")]
    public void UnknownClass()
    {
        Part.Of(0.25, "negative-class", () => Refuses(-1));
        Part.Of(0.25, "class-too-large", () => Refuses(3));
    }

    private static double[] FourOf(double[,] counts, int @class) =>
        [Metrics.TruePositives(counts, @class), Metrics.FalsePositives(counts, @class), Metrics.FalseNegatives(counts, @class), Metrics.TrueNegatives(counts, @class)];

    private static void Refuses(int @class)
    {
        Assert.That(FourOf(Perfect, 1), Is.CloseTo([2.0, 0, 0, 4])); // its good neighbour
        Assert.That(() => Metrics.TruePositives(Perfect, @class), Is.Rejected);
        Assert.That(() => Metrics.FalsePositives(Perfect, @class), Is.Rejected);
        Assert.That(() => Metrics.FalseNegatives(Perfect, @class), Is.Rejected);
        Assert.That(() => Metrics.TrueNegatives(Perfect, @class), Is.Rejected);
    }
}
