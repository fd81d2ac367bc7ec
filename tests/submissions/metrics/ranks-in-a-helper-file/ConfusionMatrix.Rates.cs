namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => OneVsRest().Sum(problem => problem[1, 1]) / Total;

    public double BalancedAccuracy()
    {
        double[] recalls = [.. Enumerable.Range(0, ClassCount).Select(c => Recall(c, ZeroDivision.NaN)).Where(r => !double.IsNaN(r))];
        return recalls.Sum() / recalls.Length;
    }

    public double Precision(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Part(TruePositives(@class), FalsePositives(@class), zeroDivision);

    public double Recall(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Part(TruePositives(@class), FalseNegatives(@class), zeroDivision);

    public double Specificity(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Part(TrueNegatives(@class), FalsePositives(@class), zeroDivision);

    public double NegativePredictiveValue(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Part(TrueNegatives(@class), FalseNegatives(@class), zeroDivision);

    public double FBeta(double beta, int @class, ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        Require.Beta(beta);
        double b = beta * beta, p = Precision(@class, ZeroDivision.NaN), r = Recall(@class, ZeroDivision.NaN);
        return (p, r) switch
        {
            (double.NaN, double.NaN) => Ratio.Of(0, 0, zeroDivision),
            (double.NaN or 0, _) or (_, double.NaN or 0) => 0,
            _ => (1 + b) / (1 / p + b / r),
        };
    }


    private static double Part(double part, double rest, ZeroDivision policy) => (part, rest) switch
    {
        (0, 0) => policy switch { ZeroDivision.Zero => 0, ZeroDivision.One => 1, _ => double.NaN },
        (0, _) => 0,
        _ => 1 / (1 + rest / part),
    };
}
