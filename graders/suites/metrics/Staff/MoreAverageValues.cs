namespace Gradus.Suites.Metrics.Staff;

/// <summary>Micro- and macro-averages, on other inputs.</summary>
[Stage(5)]
public sealed class MoreAverageValues
{
    private static readonly double[][,] LastWithoutPositives = [new double[,] { { 1, 3 }, { 2, 5 } }, new double[,] { { 4, 0 }, { 6, 30 } }, new double[,] { { 1, 4 }, { 0, 0 } }];

    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(0.5, Group = "micro-average", Case = Case.General, Hint = "micro-average", Section = "micro-average", Place = "Averages.Micro")]
    public void MicroOfManyProblems()
    {
        var of = AverageCase.Draw(Subject.Random);
        Assert.That(Measures.All.Select(m => Metrics.MicroAverage(of.Matrices, m.Of)).ToArray(), Is.CloseTo([.. Measures.All.Select(m => m.In(of.Micro))])
            .Mistake("macro-for-micro", [.. Measures.All.Select(m => m.In(of.Macro))]));
    }

    [Check(0.5, Group = "macro-average", Case = Case.General, Hint = "macro-average", Section = "macro-average", Place = "Averages.Macro")]
    public void MacroOfManyProblems()
    {
        var of = AverageCase.Draw(Subject.Random);
        Assert.That(Measures.All.Select(m => Metrics.MacroAverage(of.Matrices, m.Of)).ToArray(), Is.CloseTo([.. Measures.All.Select(m => m.In(of.Macro))])
            .Mistake("micro-for-macro", [.. Measures.All.Select(m => m.In(of.Micro))])
            .Mistake("sum-for-macro", [.. Measures.All.Select(m => m.In(of.Macro) * of.Problems.Length)]));
    }

    [Check(0.5, Group = "macro-average", Covers = ["micro-average"], Case = Case.Edge, Hint = "macro-average", Section = "macro-average")]
    public void AProblemWithoutPositives()
    {
        Func<double[], double> overlap = Measures.All[0].Of;
        Part.Of(0.25, "micro", () => Assert.That(Metrics.MicroAverage(LastWithoutPositives, overlap), Is.CloseTo(0.7)
            .Mistake("macro-for-micro", 4.0 / 9)
            .Mistake("problem-left-out", 35.0 / 46)));
        Part.Of(0.25, "macro", () => Assert.That(Metrics.MacroAverage(LastWithoutPositives, overlap), Is.CloseTo(4.0 / 9)
            .Mistake("micro-for-macro", 0.7)
            .Mistake("sum-for-macro", 4.0 / 3)
            .Mistake("problem-left-out", 2.0 / 3)));
    }

    [Check(0.5, Group = "micro-average", Covers = ["macro-average"], Case = Case.BadInput, Hint = "refuse-problems", Section = "bad-input")]
    public void NoAverage()
    {
        Part.Of(0.25, "micro", () => Refuses(Metrics.MicroAverage));
        Part.Of(0.25, "macro", () => Refuses(Metrics.MacroAverage));
    }

    private static void Refuses(Func<double[][,], Func<double[], double>, double> average)
    {
        Assert.That(average([new double[,] { { 3, 0 }, { 0, 1 } }], Measures.All[2].Of), Is.CloseTo(1)); // the good neighbour
        Assert.That(() => average([], Measures.All[2].Of), Is.Rejected);
        Assert.That(() => average([new double[,] { { 3 } }], Measures.All[2].Of), Is.Rejected);
    }
}
