namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        double right = 0, all = 0;
        for (int i = 0; i < ClassCount; i++)
            for (int j = 0; j < ClassCount; j++)
            {
                all += _counts[i, j];
                if (i == j) right += _counts[i, j];
            }
        return right / all;
    }

    public double BalancedAccuracy()
    {
        double sum = 0;
        int classes = 0;
        for (int i = 0; i < ClassCount; i++)
        {
            double row = 0;
            for (int j = 0; j < ClassCount; j++) row += _counts[i, j];
            if (row == 0) continue;
            sum += _counts[i, i] / row;
            classes++;
        }
        return sum / classes;
    }

    public double Precision(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Divide(TruePositives(@class), FalsePositives(@class), zeroDivision);

    public double Recall(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Divide(TruePositives(@class), FalseNegatives(@class), zeroDivision);

    public double Specificity(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Divide(TrueNegatives(@class), FalsePositives(@class), zeroDivision);

    public double NegativePredictiveValue(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => Divide(TrueNegatives(@class), FalseNegatives(@class), zeroDivision);

    public double FBeta(double beta, int @class, ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        if (double.IsNaN(beta) || beta < 0) throw new ArgumentException($"beta is {beta}; expected a number of at least 0.");
        double tp = TruePositives(@class), fp = FalsePositives(@class), fn = FalseNegatives(@class);
        if (tp == 0) return Divide(0, fp + fn, zeroDivision);
        double p = tp / (tp + fp), r = tp / (tp + fn);
        return (1 + beta * beta) * p * r / (beta * beta * p + r);
    }


    private static double Divide(double good, double bad, ZeroDivision zeroDivision)
    {
        if (good + bad > 0) return good / (good + bad);
        if (zeroDivision == ZeroDivision.Zero) return 0;
        return zeroDivision == ZeroDivision.One ? 1 : double.NaN;
    }
}
