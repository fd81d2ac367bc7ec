namespace Gradus.Metrics;

public static partial class Averages
{
    /// <summary>The mean of a metric over binary problems, each weighted by its number of positive samples, TP + FN.</summary>
    /// <param name="problems">2×2 matrices.</param>
    /// <param name="metric">The metric of one problem, for example <c>problem => problem.Precision()</c>.</param>
    /// <returns>Σ (TPᵢ + FNᵢ)·metric(i) / Σ (TPᵢ + FNᵢ). A problem without positive samples has no say, whatever its metric.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No problems; a matrix is not 2×2; no problem has a positive sample.</exception>
    public static double Weighted(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        Require.BinaryProblems(problems);
        ArgumentNullException.ThrowIfNull(metric);
        var withPositives = problems.Where(problem => problem.Support(1) > 0).ToArray();
        if (withPositives.Length == 0)
        {
            throw new ArgumentException("problems has no positive sample (TP + FN is 0 in all of them); expected at least one.", nameof(problems));
        }

        return withPositives.Sum(problem => problem.Support(1) * metric(problem)) / withPositives.Sum(problem => problem.Support(1));
    }

    /// <summary>A metric averaged over binary problems in the manner that <paramref name="average"/> names.</summary>
    /// <param name="average">Micro, macro or weighted by the number of positive samples.</param>
    /// <param name="problems">2×2 matrices.</param>
    /// <param name="metric">The metric of one problem, for example <c>problem => problem.Precision()</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No problems, or a matrix is not 2×2.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="average"/> is none of the three.</exception>
    public static double Of(Average average, ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        Require.Defined(average);
        return average switch
        {
            Average.Micro => Micro(problems, metric),
            Average.Macro => Macro(problems, metric),
            _ => Weighted(problems, metric),
        };
    }
}
