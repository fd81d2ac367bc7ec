namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    /// <summary>Matthews' correlation coefficient: the correlation of truth and answer, −1 to 1; 0 is what chance gives.</summary>
    /// <param name="zeroDivision">What 0/0 is worth: only one class in the truth, or only one among the answers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="zeroDivision"/> is none of the three policies.</exception>
    /// <remarks>
    /// <para>With tₖ samples of class k, pₖ answers k, c right of s samples:
    /// (c·s − Σ tₖpₖ) / √((s² − Σ tₖ²)(s² − Σ pₖ²)). For two classes that is (TP·TN − FP·FN) / √((TP+FP)(TP+FN)(TN+FP)(TN+FN)).</para>
    /// <para>Source: Matthews (1975); for k classes Gorodkin, <i>Comparing two K-category assignments by a K-category correlation coefficient</i> (2004).</para>
    /// </remarks>
    public double MatthewsCorrelation(ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        var (right, occurring, answered) = Marginals();

        // Rounding in summed weights must not turn an exact 0 into a small number: ask the counts, not the difference.
        if (occurring.Count(t => t > 0) == 1 || answered.Count(p => p > 0) == 1)
        {
            return Ratio.Of(0, 0, zeroDivision);
        }

        var square = Total * Total;
        var covariance = (right * Total) - Dot(occurring, answered);
        return covariance / (Math.Sqrt(square - Dot(occurring, occurring)) * Math.Sqrt(square - Dot(answered, answered)));
    }

    /// <summary>Cohen's kappa: agreement beyond chance, (pₒ − pₑ) / (1 − pₑ), at most 1; 0 is what chance gives.</summary>
    /// <param name="zeroDivision">What 0/0 is worth: truth and answers know one class only, and it is the same.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="zeroDivision"/> is none of the three policies.</exception>
    /// <remarks>pₒ is accuracy; pₑ = Σ tₖpₖ / s² is the accuracy of answers drawn at random with the same frequencies.
    /// Source: Cohen, <i>A coefficient of agreement for nominal scales</i> (1960).</remarks>
    public double CohenKappa(ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        var (right, occurring, answered) = Marginals();
        if (Enumerable.Range(0, ClassCount).Count(c => occurring[c] > 0 || answered[c] > 0) == 1)
        {
            return Ratio.Of(0, 0, zeroDivision);
        }

        var chance = Dot(occurring, answered);
        return ((right * Total) - chance) / ((Total * Total) - chance);
    }

    private (double Right, double[] Occurring, double[] Answered) Marginals()
    {
        var classes = Enumerable.Range(0, ClassCount).ToArray();
        return (classes.Sum(TruePositives), [.. classes.Select(Support)], [.. classes.Select(Answered)]);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
