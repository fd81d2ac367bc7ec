namespace Gradus.Metrics;

public static partial class Ranking
{
    public static double RocAuc(int[] truth, double[] scores, double[]? weights = null)
    {
        Require.Labels(truth, 2);
        Require.SameLength(truth, scores);
        Require.Finite(scores);
        double[] w = Require.Weights(weights, truth.Length);
        Require.BothClasses(truth, w);

        // Ranks among the negatives alone: positives weigh nothing here.
        double[] ranks = Ranks.Of(scores, [.. truth.Select((t, i) => t == 0 ? w[i] : 0)]);
        double won = 0, positives = 0, negatives = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            if (truth[i] == 1) (won, positives) = (won + w[i] * ranks[i], positives + w[i]);
            else negatives += w[i];
        }
        return won / positives / negatives;
    }
}
