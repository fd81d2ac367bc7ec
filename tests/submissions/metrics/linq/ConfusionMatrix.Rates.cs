namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => Classes.Sum(TruePositives) / Total;

    public double BalancedAccuracy() => Classes.Where(c => Support(c) > 0).Average(c => TruePositives(c) / Support(c));

    public double Precision(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Ratio.Of(TruePositives(@class), Answered(@class), zeroDivision);

    public double Recall(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Ratio.Of(TruePositives(@class), Support(@class), zeroDivision);

    public double Specificity(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Ratio.Of(TrueNegatives(@class), Total - Support(@class), zeroDivision);

    public double NegativePredictiveValue(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Ratio.Of(TrueNegatives(@class), Total - Answered(@class), zeroDivision);

    public double FBeta(double beta, int @class, ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        Require.Beta(beta);
        double square = beta * beta, hit = (1 + square) * TruePositives(@class);
        return Ratio.Of(hit, hit + square * FalseNegatives(@class) + FalsePositives(@class), zeroDivision);
    }

}
