namespace Gradus.Metrics;

/// <summary>Metrics of scores: how well they put the positive samples above the negative ones, whatever threshold one takes.</summary>
public static partial class Ranking
{
    /// <summary>Area under the ROC curve: the probability that a random positive sample scores higher than a random negative one.</summary>
    /// <param name="truth">[n] 1 for a positive sample, 0 for a negative one; both occur.</param>
    /// <param name="scores">[n] finite scores, higher for "rather positive"; any scale.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0), or null: 1 each.</param>
    /// <returns>
    /// Over all pairs of a positive sample i and a negative sample j: Σ wᵢwⱼ·[1 if sᵢ &gt; sⱼ, ½ if sᵢ = sⱼ, else 0] / Σ wᵢwⱼ.
    /// 1 is a perfect order, ½ is chance or all scores equal, 0 a perfectly wrong order.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; lengths differ; class 0 or class 1 has no sample with a positive weight.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not 0 or 1; a score is NaN or infinite; a weight is negative, NaN or infinite.</exception>
    /// <remarks>Source: lecture L2; Hanley and McNeil (1982): the area is the Mann–Whitney statistic U / (n₁n₀), in which a tie is worth ½.</remarks>
    /// <example>The lecture's seven samples, with one tie between a positive and a negative one; 9.5 of 12 pairs:
    /// <code>
    /// Ranking.RocAuc([1, 0, 1, 0, 1, 0, 0], [.6, .5, .3, .2, .2, .1, 0])  // 0.7916666666666666
    /// </code></example>
    // exercise: roc-auc
    public static double RocAuc(int[] truth, double[] scores, double[]? weights = null)
    {
        Require.Labels(truth, classCount: 2);
        Require.SameLength(truth, scores);
        Require.Finite(scores);
        weights = Require.Weights(weights, truth.Length);
        Require.BothClasses(truth, weights);

        // Sorting the scores and carrying the samples' numbers along takes n·log n steps; comparing all pairs would take n².
        var ascending = (double[])scores.Clone();
        var sample = Enumerable.Range(0, truth.Length).ToArray();
        Array.Sort(ascending, sample);

        // From the lowest score up: each positive beats the negatives below it, and half of those beside it.
        double won = 0, positivesBelow = 0, negativesBelow = 0;
        for (int tie = 0, end; tie < ascending.Length; tie = end)
        {
            double positives = 0, negatives = 0;
            for (end = tie; end < ascending.Length && ascending[end] == ascending[tie]; end++)
            {
                var i = sample[end];
                positives += truth[i] == 1 ? weights[i] : 0;
                negatives += truth[i] == 0 ? weights[i] : 0;
            }

            won += positives * (negativesBelow + (negatives / 2));
            positivesBelow += positives;
            negativesBelow += negatives;
        }

        return won / (positivesBelow * negativesBelow);
    }
}
