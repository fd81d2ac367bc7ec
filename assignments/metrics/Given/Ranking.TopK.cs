using static System.FormattableString;

namespace Gradus.Metrics;

public static partial class Ranking
{
    /// <summary>Top-k accuracy: the share of samples whose true class is among the k that score highest.</summary>
    /// <param name="truth">[n] the true class of each sample, 0 to c − 1.</param>
    /// <param name="scores">[n, c] a finite score for each class; any scale.</param>
    /// <param name="k">1 to c − 1.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0, not all 0), or null: 1 each.</param>
    /// <returns>
    /// Σ wᵢhᵢ / Σ wᵢ, where hᵢ is 1 or 0; when the true class ties with others for the last places, hᵢ is the share
    /// of orders of the tied classes that put it among the k. So the value does not depend on how classes are numbered.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; fewer than two classes; lengths differ; all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a column; a score is NaN or infinite; <paramref name="k"/> is outside; a weight is negative, NaN or infinite.</exception>
    /// <remarks>Source: Russakovsky et al., <i>ImageNet Large Scale Visual Recognition Challenge</i> (2015).</remarks>
    public static double TopKAccuracy(int[] truth, double[,] scores, int k, double[]? weights = null)
    {
        Require.TwoColumns(scores);
        Require.Finite(scores);
        var classCount = scores.GetLength(1);
        Require.Labels(truth, classCount);
        Require.SameLength(truth, scores);
        weights = Require.Weights(weights, truth.Length);
        if (k < 1 || k >= classCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(k), k, Invariant($"k is {k}; expected 1 to {classCount - 1}: among all {classCount} classes the true one always is."));
        }

        var hits = 0.0;
        for (var i = 0; i < truth.Length; i++)
        {
            var own = scores[i, truth[i]];
            int higher = 0, tied = 0;
            for (var c = 0; c < classCount; c++)
            {
                higher += scores[i, c] > own ? 1 : 0;
                tied += scores[i, c] == own ? 1 : 0;
            }

            hits += weights[i] * Math.Clamp((k - higher) / (double)tied, 0, 1);
        }

        return hits / weights.Sum();
    }
}
