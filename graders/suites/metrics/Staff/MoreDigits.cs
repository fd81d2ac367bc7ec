namespace Gradus.Suites.Metrics.Staff;

/// <summary>Another logistic regression's answers on the course's 359 test digits.</summary>
[Stage(8)]
public sealed class MoreDigits
{
    private static readonly DigitsCase Answers = DigitsCase.Read();

    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(0.5, Group = "confusion-matrix", Hint = "digits-matrix", Section = "digits", Place = "ConfusionMatrix.FromIndices")]
    public void MatrixOfAnotherModel()
    {
        int[] order = Subject.Random.Permutation(Answers.Truth.Length);
        Assert.That(Metrics.ConfusionMatrix(Answers.Truth.Reordered(order), Answers.Answers.Reordered(order), DigitsCase.Classes, null), Known.Matrix(Answers.Matrix.ToMatrix()));
    }

    [Check(0.5, Group = "f-beta", Covers = ["precision", "recall"], Hint = "digits-rates", Section = "digits")]
    public void RatesByDigit()
    {
        var counts = Answers.Matrix.ToMatrix();
        double[] ByDigit(Func<double[,], int, double> rate) => [.. Enumerable.Range(0, DigitsCase.Classes).Select(d => rate(counts, d))];
        Part.Of(0.15, "precision", () => Assert.That(ByDigit((c, d) => Metrics.Precision(c, d, ZeroByZero.Zero)), Is.CloseTo(Answers.Precision).Mistake("recall-for-precision", Answers.Recall)));
        Part.Of(0.15, "recall", () => Assert.That(ByDigit((c, d) => Metrics.Recall(c, d, ZeroByZero.Zero)), Is.CloseTo(Answers.Recall).Mistake("precision-for-recall", Answers.Precision)));
        Part.Of(0.2, "f1", () => Assert.That(ByDigit((c, d) => Metrics.FBeta(c, 1, d, ZeroByZero.Zero)), Is.CloseTo(Answers.F1)
            .Mistake("f1-without-two", [.. Answers.F1.Select(f => f / 2)])));
    }

    [Check(0.5, Group = "roc-auc", Covers = ["log-loss"], Hint = "digits-auc", Section = "digits")]
    public void ScoresOfAnotherModel()
    {
        var (truth, scores) = Answers.OneAgainstRest(9);
        Part.Of(0.25, "area", () => Assert.That(Metrics.RocAuc(truth, scores, null), Is.CloseTo(Answers.Auc[9]).Mistake("auc-upside-down", 1 - Answers.Auc[9])));
        Part.Of(0.25, "sum", () => Assert.That(Metrics.LogLossOfClasses(Answers.Truth, Answers.Probabilities, LossReduction.Sum, null),
            Known.Logarithm(Answers.LogLossSum).Mistake("mean-for-sum", Answers.LogLossMean)));
    }
}
