namespace Gradus.Metrics;

public static partial class ProbabilityScores
{
    /// <summary>How far log-loss keeps probabilities from 0 and 1: 2⁻⁵² = 2.220446049250313e-16, the spacing of doubles at 1.</summary>
    /// <remarks>The same that scikit-learn 1.2.1 takes for float64 (<c>eps="auto"</c>).</remarks>
    public const double Epsilon = 2.220446049250313e-16;

    /// <summary>Brier score of a binary problem: the mean squared distance of the predicted probability from what happened.</summary>
    /// <param name="truth">[n] the true class of each sample, 0 or 1.</param>
    /// <param name="probabilities">[n] the predicted probability of class 1, from 0 to 1.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0, not all 0), or null: 1 each.</param>
    /// <returns>Σ wᵢ(pᵢ − yᵢ)² / Σ wᵢ, 0 (best) to 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="probabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; lengths differ; all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not 0 or 1; a probability is NaN or outside 0 to 1; a weight is negative, NaN or infinite.</exception>
    /// <remarks>Source: Brier, <i>Verification of forecasts expressed in terms of probability</i> (1950), halved for two classes as is usual.</remarks>
    public static double Brier(int[] truth, double[] probabilities, double[]? weights = null)
    {
        Require.Labels(truth, classCount: 2);
        Require.SameLength(truth, probabilities);
        Require.Probabilities(probabilities);
        return Regression.MeanSquaredError([.. truth.Select(y => (double)y)], probabilities, weights);
    }
}
