using static System.FormattableString;

namespace Gradus.Metrics;

/// <summary>How far predicted numbers are from the true ones.</summary>
public static class Regression
{
    /// <summary>Mean squared error (MSE), in the square of the values' unit.</summary>
    /// <param name="truth">[n] the true values, finite.</param>
    /// <param name="answers">[n] the predicted values, finite.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0, not all 0), or null: 1 each.</param>
    /// <returns>Σ wᵢ(aᵢ − tᵢ)² / Σ wᵢ.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="answers"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; lengths differ; all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite; a weight is negative, NaN or infinite.</exception>
    /// <remarks>Source: lectures L3 and L4.</remarks>
    public static double MeanSquaredError(double[] truth, double[] answers, double[]? weights = null) =>
        Mean(truth, answers, weights, error => error * error);

    /// <summary>Root mean squared error (RMSE), in the values' unit.</summary>
    /// <inheritdoc cref="MeanSquaredError"/>
    /// <returns>√(Σ wᵢ(aᵢ − tᵢ)² / Σ wᵢ).</returns>
    public static double RootMeanSquaredError(double[] truth, double[] answers, double[]? weights = null) =>
        Math.Sqrt(MeanSquaredError(truth, answers, weights));

    /// <summary>Mean absolute error (MAE), in the values' unit; one outlier weighs less than in the squared error.</summary>
    /// <inheritdoc cref="MeanSquaredError"/>
    /// <returns>Σ wᵢ|aᵢ − tᵢ| / Σ wᵢ.</returns>
    /// <remarks>Source: lecture L4.</remarks>
    public static double MeanAbsoluteError(double[] truth, double[] answers, double[]? weights = null) =>
        Mean(truth, answers, weights, Math.Abs);

    /// <summary>Coefficient of determination (R²): the share of the truth's variance that the answers explain.</summary>
    /// <param name="truth">[n] the true values, finite; n ≥ 2.</param>
    /// <param name="answers">[n] the predicted values, finite.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0, not all 0), or null: 1 each.</param>
    /// <returns>
    /// 1 − Σ wᵢ(aᵢ − tᵢ)² / Σ wᵢ(tᵢ − t̄)²: 1 is perfect, 0 is what always answering the mean gives, below 0 is worse than that.
    /// When all true values are equal: 1 for perfect answers, otherwise 0.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="answers"/> is null.</exception>
    /// <exception cref="ArgumentException">Fewer than two samples; lengths differ; all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite; a weight is negative, NaN or infinite.</exception>
    /// <remarks>Source: Draper and Smith, <i>Applied Regression Analysis</i> (1998), §1.3.</remarks>
    public static double RSquared(double[] truth, double[] answers, double[]? weights = null)
    {
        var error = MeanSquaredError(truth, answers, weights);
        if (truth.Length < 2)
        {
            throw new ArgumentException(Invariant($"truth has {truth.Length} element; expected at least 2: one value has no variance."), nameof(truth));
        }

        weights = Require.Weights(weights, truth.Length);
        var counted = truth.Where((_, i) => weights[i] > 0).ToArray();
        if (counted.All(t => t == counted[0]))
        {
            return error == 0 ? 1 : 0;
        }

        var mean = truth.Zip(weights, (t, w) => t * w).Sum() / weights.Sum();
        return 1 - (error / MeanSquaredError(truth, [.. Enumerable.Repeat(mean, truth.Length)], weights));
    }

    private static double Mean(double[] truth, double[] answers, double[]? weights, Func<double, double> loss)
    {
        Require.Finite(truth);
        Require.SameLength(truth, answers);
        Require.Finite(answers);
        weights = Require.Weights(weights, truth.Length);
        var sum = 0.0;
        for (var i = 0; i < truth.Length; i++)
        {
            sum += weights[i] * loss(answers[i] - truth[i]);
        }

        return sum / weights.Sum();
    }
}
