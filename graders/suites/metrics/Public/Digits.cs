namespace Gradus.Suites.Metrics.Public;

/// <summary>What a logistic regression answered on the course's 359 test digits.</summary>
[Stage(8)]
public sealed class Digits
{
    private static readonly DigitsCase Answers = DigitsCase.Read();

    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(0.5, Group = "confusion-matrix", Hint = "digits-matrix", Section = "digits", Place = "ConfusionMatrix.FromIndices")]
    public void Matrix() =>
        Assert.That(Metrics.ConfusionMatrix(Answers.Truth, Answers.Answers, DigitsCase.Classes, null), Known.Matrix(Answers.Matrix.ToMatrix()));

    [Check(0.5, Group = "micro-average", Covers = ["macro-average"], Hint = "digits-averages", Section = "digits")]
    public void Averages()
    {
        double[][,] problems = [.. Answers.Problems.Select(p => p.ToMatrix())];
        var overlap = Measures.All[0].Of;
        Part.Of(0.25, "micro", () => Assert.That(Metrics.MicroAverage(problems, overlap), Is.CloseTo(Answers.MicroOverlap).Mistake("macro-for-micro", Answers.MacroOverlap)));
        Part.Of(0.25, "macro", () => Assert.That(Metrics.MacroAverage(problems, overlap), Is.CloseTo(Answers.MacroOverlap)
            .Mistake("micro-for-macro", Answers.MicroOverlap).Mistake("sum-for-macro", Answers.MacroOverlap * DigitsCase.Classes)));
    }

    [Check(0.5, Group = "roc-auc", Hint = "digits-auc", Section = "digits", Place = "Ranking.RocAuc")]
    public void EightAgainstTheRest()
    {
        var (truth, scores) = Answers.OneAgainstRest(8);
        Assert.That(Metrics.RocAuc(truth, scores, null), Is.CloseTo(Answers.Auc[8]).Mistake("auc-upside-down", 1 - Answers.Auc[8]));
    }

    [Check(0.5, Group = "log-loss", Hint = "digits-log-loss", Section = "digits", Place = "ProbabilityScores.LogLoss")]
    public void LogLoss() =>
        Assert.That(Metrics.LogLossOfClasses(Answers.Truth, Answers.Probabilities, LossReduction.Mean, null),
            Known.Logarithm(Answers.LogLossMean).Mistake("sum-for-mean", Answers.LogLossSum));
}
