namespace Gradus.Metrics;

public static partial class ProbabilityScores
{
    public static double LogLoss(int[] truth, double[] probabilities, Reduction reduction, double[]? weights = null)
    {
        Require.Probabilities(probabilities);
        Require.Labels(truth, 2);
        Require.SameLength(truth, probabilities);
        return Reduce(probabilities.Select((p, i) => truth[i] == 1 ? p : 1 - p), Require.Weights(weights, truth.Length), reduction);
    }

    public static double LogLoss(int[] truth, double[,] probabilities, Reduction reduction, double[]? weights = null)
    {
        var rows = Require.ProbabilityRows(probabilities);
        Require.Labels(truth, rows.GetLength(1));
        Require.SameLength(truth, probabilities);
        return Reduce(truth.Select((label, i) => rows[i, label]), Require.Weights(weights, truth.Length), reduction);
    }

    private static double Reduce(IEnumerable<double> likelihoods, double[] weights, Reduction reduction)
    {
        Require.Defined(reduction);
        double sum = likelihoods.Zip(weights, (p, w) => -w * Math.Log(Math.Clamp(p, Epsilon, 1 - Epsilon))).Sum();
        return reduction == Reduction.Mean ? sum / weights.Sum() : sum;
    }
}
