namespace Gradus.Metrics;

public static partial class ProbabilityScores
{
    public static double LogLoss(int[] truth, double[] probabilities, Reduction reduction, double[]? weights = null)
    {
        Require.Labels(truth, 2);
        Require.Probabilities(probabilities);
        Require.SameLength(truth, probabilities);
        weights = Require.Weights(weights, truth.Length);
        double sum = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            double p = Math.Min(Math.Max(probabilities[i], Epsilon), 1 - Epsilon);
            sum += weights[i] * (truth[i] * Math.Log(p) + (1 - truth[i]) * Math.Log(1 - p));
        }
        return reduction switch { Reduction.Mean => -sum / weights.Sum(), Reduction.Sum => -sum, _ => throw new ArgumentOutOfRangeException(nameof(reduction)) };
    }

    public static double LogLoss(int[] truth, double[,] probabilities, Reduction reduction, double[]? weights = null)
    {
        double[,] rows = Require.ProbabilityRows(probabilities);
        Require.Labels(truth, rows.GetLength(1));
        Require.SameLength(truth, rows);
        weights = Require.Weights(weights, truth.Length);
        double sum = 0;
        for (int i = 0; i < truth.Length; i++)
            for (int c = 0; c < rows.GetLength(1); c++)
                sum += weights[i] * (c == truth[i] ? 1 : 0) * Math.Log(Math.Min(Math.Max(rows[i, c], Epsilon), 1 - Epsilon));
        return reduction switch { Reduction.Mean => -sum / weights.Sum(), Reduction.Sum => -sum, _ => throw new ArgumentOutOfRangeException(nameof(reduction)) };
    }
}
