namespace Gradus.Suites.Metrics;

/// <summary>A case's value together with what known mistakes make of it.</summary>
internal static class Known
{
    internal static CloseConstraint Matrix(double[,] right) => Is.CloseTo(right).Mistake("transposed", right.Transposed());

    internal static CloseConstraint TruePositives(MatrixCase of) => ByClass(of.Tp);

    internal static CloseConstraint FalsePositives(MatrixCase of) => ByClass(of.Fp)
        .Mistake("fp-fn-swapped", of.Fn)
        .Mistake("diagonal-included", Sums(of.Fp, of.Tp));

    internal static CloseConstraint FalseNegatives(MatrixCase of) => ByClass(of.Fn)
        .Mistake("fp-fn-swapped", of.Fp)
        .Mistake("diagonal-included", Sums(of.Fn, of.Tp));

    internal static CloseConstraint TrueNegatives(MatrixCase of) => ByClass(of.Tn)
        .Mistake("tn-only-right-answers", [.. of.Tp.Select(tp => of.Tp.Sum() - tp)]);

    internal static CloseConstraint Accuracy(MatrixCase of) => Share(of.Accuracy)
        .Mistake("balanced-for-accuracy", of.BalancedAccuracy);

    internal static CloseConstraint BalancedAccuracy(MatrixCase of) => Share(of.BalancedAccuracy)
        .Mistake("accuracy-for-balanced", of.Accuracy)
        .Mistake("precision-in-balanced", of.Precision.Average());

    internal static CloseConstraint Precision(MatrixCase of) => Shares(of.Precision)
        .Mistake("recall-for-precision", of.Recall)
        .Mistake("accuracy-for-rate", Everywhere(of, of.Accuracy));

    internal static CloseConstraint Recall(MatrixCase of) => Shares(of.Recall)
        .Mistake("precision-for-recall", of.Precision)
        .Mistake("accuracy-for-rate", Everywhere(of, of.Accuracy));

    internal static CloseConstraint Specificity(MatrixCase of) => Shares(of.Specificity)
        .Mistake("npv-for-specificity", of.Npv)
        .Mistake("recall-for-specificity", of.Recall)
        .Mistake("fpr-for-specificity", [.. of.Specificity.Select(s => 1 - s)]);

    internal static CloseConstraint Npv(MatrixCase of) => Shares(of.Npv)
        .Mistake("specificity-for-npv", of.Specificity)
        .Mistake("precision-for-npv", of.Precision);

    /// <summary>F-beta from the right precision and recall by wrong formulas; with β and 1/β exchanged it is <paramref name="upsideDown"/>.</summary>
    internal static CloseConstraint FBeta(MatrixCase of, double beta, double[] right, double[] upsideDown)
    {
        double[] Formula(Func<double, double, double> f) => [.. of.Precision.Zip(of.Recall, f)];
        var known = Shares(right).Mistake("f-arithmetic-mean", Formula((p, r) => (p + r) / 2));
        return beta == 1
            ? known.Mistake("f1-without-two", Formula((p, r) => p * r / (p + r)))
            : known.Mistake("beta-upside-down", upsideDown).Mistake("beta-not-squared", Formula((p, r) => (1 + beta) * p * r / (beta * p + r)))
                .Mistake("f-without-one-plus-beta", Formula((p, r) => p * r / (beta * beta * p + r))).Mistake("beta-ignored", of.F1);
    }

    internal static CloseConstraint Auc(RankingCase of) => Is.CloseTo(of.Auc)
        .Mistake("ties-as-wins", of.TiesAsWins)
        .Mistake("ties-as-losses", of.TiesAsLosses)
        .Mistake("auc-upside-down", 1 - of.Auc);

    internal static CloseConstraint MeanLoss(LossCase of)
    {
        var known = Logarithm(of.Mean).Mistake("sum-for-mean", of.Sum);
        return of.PositivesOnly is { } positivesOnly ? known.Mistake("positives-only", positivesOnly) : known;
    }

    internal static CloseConstraint SumOfLosses(LossCase of) => Logarithm(of.Sum)
        .Mistake("mean-for-sum", of.Mean);

    internal static CloseConstraint WeightedMeanLoss(LossCase of) => Logarithm(of.WeightedMean)
        .Mistake("sample-weights-ignored", of.Mean)
        .Mistake("sum-for-mean", of.WeightedSum)
        .Mistake("weights-not-in-mean", of.WeightedSum / of.Truth.Length);

    internal static CloseConstraint Logarithm(double right) => Is.CloseTo(right)
        .Mistake("log10", right / Math.Log(10))
        .Mistake("log2", right / Math.Log(2))
        .Mistake("minus-forgotten", -right);

    internal static CloseConstraint Share(double right) => Is.CloseTo(right)
        .Mistake("integer-division", Math.Floor(right))
        .Mistake("percent", 100 * right);

    private static CloseConstraint Shares(double[] right) => ByClass(right)
        .Mistake("integer-division", [.. right.Select(Math.Floor)])
        .Mistake("percent", [.. right.Select(r => 100 * r)]);

    /// <summary>Values of all classes: they stand one class off, or in two classes for each other.</summary>
    private static CloseConstraint ByClass(double[] right)
    {
        double[] always(int c) => [.. right.Select(_ => right[c])];
        var known = Is.CloseTo(right);
        return right.Length == 2
            ? known.Mistake("class-zero-positive", right[1], right[0]).Mistake("class-ignored", always(0)).Mistake("class-ignored", always(1))
            : known.Mistake("class-off-by-one", [.. right.Skip(1), right[0]]).Mistake("class-off-by-one", [right[^1], .. right.SkipLast(1)])
                .Mistake("class-ignored", always(0)).Mistake("class-ignored", always(1));
    }

    private static double[] Sums(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static double[] Everywhere(MatrixCase of, double value) => [.. Enumerable.Repeat(value, of.Classes)];
}
