namespace Gradus.Metrics;

public static partial class Ranking
{
    public static double RocAuc(int[] truth, double[] scores, double[]? weights = null)
    {
        if (truth.Length == 0 || scores.Length != truth.Length) throw new ArgumentException($"there are {truth.Length} labels and {scores.Length} scores; expected as many, at least one.");
        if (weights != null && weights.Length != truth.Length) throw new ArgumentException("expected a weight for each sample.");
        double won = 0, all = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            if (truth[i] != 0 && truth[i] != 1) throw new ArgumentException($"label {i} is {truth[i]}; expected 0 or 1.");
            if (!double.IsFinite(scores[i])) throw new ArgumentException($"score {i} is {scores[i]}; expected a finite number.");
        }
        for (int i = 0; i < truth.Length; i++)
        {
            if (truth[i] == 0) continue;
            for (int j = 0; j < truth.Length; j++)
            {
                if (truth[j] == 1) continue;
                double w = weights == null ? 1 : weights[i] * weights[j];
                all += w;
                if (scores[i] > scores[j]) won += w;
                if (scores[i] == scores[j]) won += w / 2;
            }
        }
        if (all == 0) throw new ArgumentException("truth has only one class; expected both.");
        return won / all;
    }
}
