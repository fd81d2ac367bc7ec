namespace Gradus.Suites.Metrics.Staff;

/// <summary>Accuracy, balanced accuracy, and the four rates of a class, on other inputs.</summary>
[Stage(3)]
public sealed class MoreRates
{
    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(0.5, Group = "accuracy", Case = Case.General, Hint = "accuracy", Section = "accuracy")]
    public void AccuracyOfOtherCounts()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Assert.That(Metrics.Accuracy(of.Counts.Scaled(Subject.Random.Int(2, 6))), Known.Accuracy(of)); // a common factor changes no rate
    }

    [Check(0.5, Group = "accuracy", Case = Case.Edge, Hint = "accuracy", Section = "accuracy")]
    public void AccuracyOfOneClassAndOfNone()
    {
        Part.Of(0.25, "one-class", () => Assert.That(Metrics.Accuracy(new[,] { { 2.5 } }), Is.CloseTo(1)));
        Part.Of(0.25, "absent-class", () => Assert.That(Metrics.Accuracy(new[,] { { 0, 0, 0 }, { 0, 3, 2 }, { 0, 0.5, 0.5 } }), Known.Share(3.5 / 6).Mistake("balanced-for-accuracy", 0.55)));
    }

    [Check(0.5, Group = "balanced-accuracy", Case = Case.General, Hint = "balanced-accuracy", Section = "balanced-accuracy")]
    public void BalancedAccuracyOfOtherCounts()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Assert.That(Metrics.BalancedAccuracy(of.Counts.Scaled(Subject.Random.Int(2, 6))), Known.BalancedAccuracy(of));
    }

    [Check(0.5, Group = "balanced-accuracy", Case = Case.Edge, Hint = "balanced-accuracy-edge", Section = "balanced-accuracy")]
    public void BalancedAccuracyOfOneClassAndOfNone()
    {
        Part.Of(0.25, "one-class", () => Assert.That(Metrics.BalancedAccuracy(new double[,] { { 4 } }), Is.CloseTo(1)));
        Part.Of(0.25, "absent-class", () => Assert.That(Metrics.BalancedAccuracy(new double[,] { { 0, 0, 0, 0 }, { 1, 2, 2, 0 }, { 0, 0, 0, 0 }, { 0, 0, 2, 6 } }), Known.Share(0.575)
            .Mistake("absent-class-counted", 0.2875)
            .Mistake("absent-class-nan", double.NaN)
            .Mistake("accuracy-for-balanced", 8.0 / 13)));
    }

    [Check(0.5, Group = "precision", Case = Case.General, Hint = "precision", Section = "precision")]
    public void PrecisionOfOtherCounts() => Rate(Metrics.Precision, Known.Precision);

    [Check(0.5, Group = "recall", Case = Case.General, Hint = "recall", Section = "recall")]
    public void RecallOfOtherCounts() => Rate(Metrics.Recall, Known.Recall);

    [Check(0.5, Group = "specificity", Case = Case.General, Hint = "specificity", Section = "specificity")]
    public void SpecificityOfOtherCounts() => Rate(Metrics.Specificity, Known.Specificity);

    [Check(0.5, Group = "npv", Case = Case.General, Hint = "npv", Section = "npv")]
    public void NegativePredictiveValueOfOtherCounts() => Rate(Metrics.NegativePredictiveValue, Known.Npv);

    [Check(1, Group = "precision", Covers = ["recall", "specificity", "npv"], Case = Case.Edge, Hint = "zero-by-zero", Section = "zero-by-zero")]
    public void ZeroByZeroInWeightedCounts()
    {
        // In each matrix the rate of class 0 is 0/0, and so is the one that it may be mistaken for.
        double[,] absent = { { 0, 0, 0 }, { 0, 1.5, 1 }, { 0, 2, 2.5 } }, alone = { { 2.5, 0 }, { 0, 0 } };
        Part.Of(0.25, "precision", () => Policies(Metrics.Precision, absent));
        Part.Of(0.25, "recall", () => Policies(Metrics.Recall, absent));
        Part.Of(0.25, "specificity", () => Policies(Metrics.Specificity, alone));
        Part.Of(0.25, "npv", () => Policies(Metrics.NegativePredictiveValue, alone));
    }

    [Check(0.5, Group = "npv", Covers = ["precision", "recall", "specificity"], Case = Case.BadInput, Hint = "refuse-class", Section = "bad-input")]
    public void NoSuchClass()
    {
        Part.Of(0.25, "negative-class", () => Refuses(-2));
        Part.Of(0.25, "class-too-large", () => Refuses(2));
    }

    private static void Rate(Func<double[,], int, ZeroByZero, double> rate, Func<MatrixCase, CloseConstraint> known)
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        int factor = Subject.Random.Int(2, 6); // changes no rate
        Assert.That(of.ByClass((counts, c) => rate(counts.Scaled(factor), c, ZeroByZero.NaN)), known(of));
    }

    private static void Policies(Func<double[,], int, ZeroByZero, double> rate, double[,] counts)
    {
        Assert.That(rate(new double[,] { { 0, 4 }, { 7, 0 } }, 1, ZeroByZero.NaN), Is.CloseTo(0).Mistake("policy-for-zero", double.NaN));
        double[] policies = [rate(counts, 0, ZeroByZero.One), rate(counts, 0, ZeroByZero.NaN), rate(counts, 0, ZeroByZero.Zero)];
        Assert.That(policies, Is.CloseTo([1, double.NaN, 0]).Mistake("policy-ignored", 0, 0, 0).Mistake("zero-by-zero-unhandled", double.NaN, double.NaN, double.NaN));
    }

    private static void Refuses(int @class)
    {
        double[,] perfect = { { 7, 0 }, { 0, 2 } };
        Func<double[,], int, ZeroByZero, double>[] rates = [Metrics.Precision, Metrics.Recall, Metrics.Specificity, Metrics.NegativePredictiveValue];
        foreach (var rate in rates)
        {
            Assert.That(rate(perfect, 1, ZeroByZero.NaN), Is.CloseTo(1)); // the good neighbour
            Assert.That(() => rate(perfect, @class, ZeroByZero.NaN), Is.Rejected);
        }
    }
}
