namespace Gradus.Metrics;

public static partial class ProbabilityScores
{
    public static double LogLoss(int[] truth, double[] probabilities, Reduction reduction, double[]? weights = null)
    {
        if (truth.Length != probabilities.Length) throw new ArgumentException("the lengths differ; expected a probability for each label.");
        double[,] rows = new double[truth.Length, 2];
        for (int i = 0; i < truth.Length; i++)
        {
            rows[i, 0] = 1 - probabilities[i];
            rows[i, 1] = probabilities[i];
        }
        return LogLoss(truth, rows, reduction, weights);
    }

    public static double LogLoss(int[] truth, double[,] probabilities, Reduction reduction, double[]? weights = null)
    {
        int n = probabilities.GetLength(0), k = probabilities.GetLength(1);
        if (n == 0 || truth.Length != n || (weights != null && weights.Length != n)) throw new ArgumentException($"there are {n} rows and {truth.Length} labels; expected as many, at least one.");
        double sum = 0, divisor = 0;
        for (int i = 0; i < n; i++)
        {
            double whole = 0;
            for (int c = 0; c < k; c++)
            {
                if (!(probabilities[i, c] >= 0)) throw new ArgumentException($"row {i} holds {probabilities[i, c]}; expected probabilities.");
                whole += probabilities[i, c];
            }
            if (!(Math.Abs(whole - 1) <= 1e-6)) throw new ArgumentException($"row {i} sums to {whole}; expected 1.");
            if (truth[i] < 0 || truth[i] >= k) throw new ArgumentException($"label {i} is {truth[i]}; expected 0 to {k - 1}.");
            double p = probabilities[i, truth[i]] / whole, w = weights == null ? 1 : weights[i];
            if (p < Epsilon) p = Epsilon;
            if (p > 1 - Epsilon) p = 1 - Epsilon;
            sum += w * -Math.Log(p);
            divisor += w;
        }
        return reduction == Reduction.Sum ? sum : sum / divisor;
    }
}
