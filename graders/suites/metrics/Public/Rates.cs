namespace Gradus.Suites.Metrics.Public;

/// <summary>Accuracy, balanced accuracy, and the four rates of a class.</summary>
[Stage(3)]
public sealed class Rates
{
    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(0.5, Group = "accuracy", Case = Case.General, Hint = "accuracy", Section = "accuracy")]
    public void Accuracy()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Assert.That(Metrics.Accuracy(of.Counts), Known.Accuracy(of));
    }

    [Check(0.5, Group = "accuracy", Case = Case.Edge, Hint = "accuracy", Section = "accuracy")]
    public void AccuracyAtTheLimits()
    {
        Part.Of(0.25, "all-wrong", () => Assert.That(Metrics.Accuracy(new double[,] { { 0, 3 }, { 4, 0 } }), Is.CloseTo(0)));
        Part.Of(0.25, "fractions", () => Assert.That(Metrics.Accuracy(new[,] { { 0.25, 0.5 }, { 0.25, 1.5 } }), Known.Share(0.7).Mistake("balanced-for-accuracy", 0.5952380952380952)));
    }

    [Check(0.5, Group = "balanced-accuracy", Case = Case.General, Hint = "balanced-accuracy", Section = "balanced-accuracy")]
    public void BalancedAccuracy()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Assert.That(Metrics.BalancedAccuracy(of.Counts), Known.BalancedAccuracy(of));
    }

    [Check(0.5, Group = "balanced-accuracy", Case = Case.Edge, Hint = "balanced-accuracy-edge", Section = "balanced-accuracy")]
    public void BalancedAccuracyWithoutAClass() =>
        Assert.That(Metrics.BalancedAccuracy(new double[,] { { 0, 0, 0 }, { 1, 6, 1 }, { 0, 4, 1 } }), Known.Share(0.475) // (6/8 + 1/5) / 2: class 0 never occurs
            .Mistake("absent-class-counted", 0.95 / 3)
            .Mistake("absent-class-nan", double.NaN)
            .Mistake("accuracy-for-balanced", 7.0 / 13));

    [Check(0.5, Group = "precision", Case = Case.General, Hint = "precision", Section = "precision")]
    public void Precision()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Assert.That(of.ByClass((counts, c) => Metrics.Precision(counts, c, ZeroByZero.Zero)), Known.Precision(of));
    }

    [Check(0.5, Group = "recall", Case = Case.General, Hint = "recall", Section = "recall")]
    public void Recall()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Assert.That(of.ByClass((counts, c) => Metrics.Recall(counts, c, ZeroByZero.Zero)), Known.Recall(of));
    }

    [Check(0.5, Group = "specificity", Case = Case.General, Hint = "specificity", Section = "specificity")]
    public void Specificity()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Assert.That(of.ByClass((counts, c) => Metrics.Specificity(counts, c, ZeroByZero.Zero)), Known.Specificity(of));
    }

    [Check(0.5, Group = "npv", Case = Case.General, Hint = "npv", Section = "npv")]
    public void NegativePredictiveValue()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Assert.That(of.ByClass((counts, c) => Metrics.NegativePredictiveValue(counts, c, ZeroByZero.Zero)), Known.Npv(of));
    }

    [Check(1, Group = "precision", Covers = ["recall", "specificity", "npv"], Case = Case.Edge, Hint = "zero-by-zero", Section = "zero-by-zero")]
    public void ZeroByZeroPolicy()
    {
        // In each matrix the rate of class 1 is 0/0, and so is the one that it may be mistaken for: the mix-up has checks of its own.
        double[,] absent = { { 3, 0, 1 }, { 0, 0, 0 }, { 2, 0, 4 } }, alone = { { 0, 0 }, { 0, 5 } };
        Part.Of(0.25, "precision", () => Policies(Metrics.Precision, absent));
        Part.Of(0.25, "recall", () => Policies(Metrics.Recall, absent));
        Part.Of(0.25, "specificity", () => Policies(Metrics.Specificity, alone));
        Part.Of(0.25, "npv", () => Policies(Metrics.NegativePredictiveValue, alone));
    }

    [Check(1, Group = "precision", Covers = ["recall", "specificity", "npv"], Case = Case.BadInput, Hint = "refuse-class", Section = "bad-input")]
    public void UnknownClass()
    {
        Part.Of(0.25, "precision", () => Refuses(Metrics.Precision));
        Part.Of(0.25, "recall", () => Refuses(Metrics.Recall));
        Part.Of(0.25, "specificity", () => Refuses(Metrics.Specificity));
        Part.Of(0.25, "npv", () => Refuses(Metrics.NegativePredictiveValue));
    }

    private static void Policies(Func<double[,], int, ZeroByZero, double> rate, double[,] counts)
    {
        Assert.That(rate(new double[,] { { 0, 5 }, { 3, 0 } }, 0, ZeroByZero.NaN), Is.CloseTo(0).Mistake("policy-for-zero", double.NaN));
        double[] policies = [rate(counts, 1, ZeroByZero.Zero), rate(counts, 1, ZeroByZero.One), rate(counts, 1, ZeroByZero.NaN)];
        Assert.That(policies, Is.CloseTo([0, 1, double.NaN]).Mistake("policy-ignored", 0, 0, 0).Mistake("zero-by-zero-unhandled", double.NaN, double.NaN, double.NaN));
    }

    private static void Refuses(Func<double[,], int, ZeroByZero, double> rate)
    {
        double[,] perfect = { { 2, 0, 0 }, { 0, 3, 0 }, { 0, 0, 4 } };
        Assert.That(rate(perfect, 1, ZeroByZero.Zero), Is.CloseTo(1)); // the good neighbour
        Assert.That(() => rate(perfect, -1, ZeroByZero.Zero), Is.Rejected);
        Assert.That(() => rate(perfect, 3, ZeroByZero.Zero), Is.Rejected);
    }
}
