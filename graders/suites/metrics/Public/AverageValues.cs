namespace Gradus.Suites.Metrics.Public;

/// <summary>Micro- and macro-averages of metrics that the suite passes in.</summary>
[Stage(5)]
public sealed class AverageValues
{
    // The overlap of TP and TP + FP + FN is 60/90, 0/1 and 30/36; the small problem in the middle has no positive sample.
    private static readonly double[][,] WithoutPositives = [new double[,] { { 10, 10 }, { 20, 60 } }, new double[,] { { 3, 1 }, { 0, 0 } }, new double[,] { { 4, 0 }, { 6, 30 } }];

    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(0.5, Group = "micro-average", Case = Case.General, Hint = "micro-average", Section = "micro-average", Place = "Averages.Micro")]
    public void Micro()
    {
        var of = AverageCase.Draw(Subject.Random);
        Assert.That(Measures.All.Select(m => Metrics.MicroAverage(of.Matrices, m.Of)).ToArray(), Is.CloseTo([.. Measures.All.Select(m => m.In(of.Micro))])
            .Mistake("macro-for-micro", [.. Measures.All.Select(m => m.In(of.Macro))]));
    }

    [Check(0.5, Group = "macro-average", Case = Case.General, Hint = "macro-average", Section = "macro-average", Place = "Averages.Macro")]
    public void Macro()
    {
        var of = AverageCase.Draw(Subject.Random);
        Assert.That(Measures.All.Select(m => Metrics.MacroAverage(of.Matrices, m.Of)).ToArray(), Is.CloseTo([.. Measures.All.Select(m => m.In(of.Macro))])
            .Mistake("micro-for-macro", [.. Measures.All.Select(m => m.In(of.Micro))])
            .Mistake("sum-for-macro", [.. Measures.All.Select(m => m.In(of.Macro) * of.Problems.Length)]));
    }

    [Check(0.5, Group = "micro-average", Case = Case.Edge, Hint = "micro-average", Section = "micro-average", Place = "Averages.Micro")]
    public void MicroAtTheLimits()
    {
        Part.Of(0.25, "no-positives", () => Assert.That(Metrics.MicroAverage(WithoutPositives, Overlap), Is.CloseTo(90.0 / 127)
            .Mistake("macro-for-micro", 0.5)
            .Mistake("problem-left-out", 90.0 / 126)));
        Part.Of(0.25, "one-problem", () => Assert.That(Metrics.MicroAverage([new[,] { { 0.5, 0.25 }, { 1.25, 3 } }], Overlap), Is.CloseTo(2.0 / 3).Mistake("whole-numbers", 0.75)));
    }

    [Check(0.5, Group = "macro-average", Case = Case.Edge, Hint = "macro-average", Section = "macro-average", Place = "Averages.Macro")]
    public void MacroAtTheLimits()
    {
        Part.Of(0.25, "no-positives", () => Assert.That(Metrics.MacroAverage(WithoutPositives, Overlap), Is.CloseTo(0.5)
            .Mistake("micro-for-macro", 90.0 / 127)
            .Mistake("sum-for-macro", 1.5)
            .Mistake("problem-left-out", 0.75)));
        Part.Of(0.25, "one-problem", () => Assert.That(Metrics.MacroAverage([new double[,] { { 1, 1 }, { 1, 6 } }], Overlap), Is.CloseTo(0.75)));
    }

    [Check(0.5, Group = "micro-average", Covers = ["macro-average"], Case = Case.BadInput, Hint = "refuse-problems", Section = "bad-input")]
    public void Refusals()
    {
        Part.Of(0.25, "micro", () => Refuses(Metrics.MicroAverage));
        Part.Of(0.25, "macro", () => Refuses(Metrics.MacroAverage));
    }

    private static double Overlap(double[] counts) => Measures.All[0].Of(counts);

    private static void Refuses(Func<double[][,], Func<double[], double>, double> average)
    {
        Assert.That(average([new double[,] { { 1, 0 }, { 0, 2 } }], Overlap), Is.CloseTo(1)); // the good neighbour: of one problem, also a sum is right
        Assert.That(() => average([], Overlap), Is.Rejected);
        Assert.That(() => average([new double[,] { { 1, 0 }, { 0, 2 } }, new double[,] { { 1, 0, 0 }, { 0, 2, 0 }, { 0, 0, 3 } }], Overlap), Is.Rejected);
    }
}
