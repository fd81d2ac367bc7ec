namespace Gradus.Metrics;

/// <summary>Scores of predicted probabilities: right and sure is good, wrong and sure is worst.</summary>
public static partial class ProbabilityScores
{
    /// <summary>Log-loss (cross-entropy, negative log-likelihood) of a binary problem.</summary>
    /// <param name="truth">[n] the true class of each sample, 0 or 1.</param>
    /// <param name="probabilities">[n] the predicted probability of class 1, from 0 to 1.</param>
    /// <param name="reduction">Whether the samples' losses are summed or averaged; the lectures do both.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0, not all 0), or null: 1 each.</param>
    /// <returns>
    /// Sum or (weighted) mean of −[y·ln p + (1 − y)·ln(1 − p)], natural logarithm,
    /// with p clipped to [ε, 1 − ε], ε = <see cref="Epsilon"/>, so that a wrong certainty costs 36.04 and not ∞.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="probabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; lengths differ; all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not 0 or 1; a probability is NaN or outside 0 to 1; a weight is negative, NaN or infinite; <paramref name="reduction"/> is neither.</exception>
    /// <remarks>Source: lectures L0 (sum), L3 and L4 (mean); Bishop, <i>Pattern Recognition and Machine Learning</i> (2006), §4.3.2.</remarks>
    /// <example><code>
    /// ProbabilityScores.LogLoss([1], [0.3], Reduction.Mean)          // 1.2039728043259361
    /// ProbabilityScores.LogLoss([1, 1], [0.3, 0.8], Reduction.Sum)   // 1.4271163556401458
    /// </code></example>
    // TODO (log-loss)
    public static double LogLoss(int[] truth, double[] probabilities, Reduction reduction, double[]? weights = null)
    {
        double sum = 0;
        for (int i = 0; i < truth.Length; i++)
            sum += truth[i] == 1 ? -Math.Log(probabilities[i]) : -Math.Log(1 - probabilities[i]);
        return reduction == Reduction.Sum ? sum : sum / truth.Length;
    }

    /// <summary>Log-loss (cross-entropy, negative log-likelihood) of a problem with k classes.</summary>
    /// <param name="truth">[n] the true class of each sample, 0 to k − 1.</param>
    /// <param name="probabilities">[n, k] the predicted probability of each class; rows sum to one within 1e-6 and are divided by their sum.</param>
    /// <param name="reduction">Whether the samples' losses are summed or averaged; the lectures do both.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0, not all 0), or null: 1 each.</param>
    /// <returns>
    /// Sum or (weighted) mean of −ln pᵢ, where pᵢ is the probability of sample i's true class,
    /// clipped to [ε, 1 − ε], ε = <see cref="Epsilon"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="probabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; fewer than two classes; lengths differ; a row does not sum to one; all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a column; a probability is negative or NaN; a weight is negative, NaN or infinite; <paramref name="reduction"/> is neither.</exception>
    /// <remarks>Source: lectures L0, L1 and L4 (sum); Bishop, <i>Pattern Recognition and Machine Learning</i> (2006), §4.3.4.
    /// <c>Require.ProbabilityRows</c> checks the rows and returns them divided by their sums.</remarks>
    /// <example>The lecture's softmax of [5, 4, 2], true class 0:
    /// <code>
    /// ProbabilityScores.LogLoss([0], new[,] { { 0.7053845126982412, 0.25949646034241913, 0.03511902695933972 } }, Reduction.Sum)  // 0.3490122167681864
    /// </code></example>
    // TODO (log-loss)
    public static double LogLoss(int[] truth, double[,] probabilities, Reduction reduction, double[]? weights = null)
    {
        throw new NotImplementedException("ProbabilityScores.LogLoss");
    }
}
