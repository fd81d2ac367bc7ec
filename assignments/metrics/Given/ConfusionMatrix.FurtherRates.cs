namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    /// <summary>False positive rate (fall-out) of a class: FP / (FP + TN) = 1 − specificity. The share of the other classes' samples that raised a false alarm.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="zeroDivision">What 0/0 is worth: no sample of another class.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: Fawcett, <i>An introduction to ROC analysis</i> (2006).</remarks>
    public double FalsePositiveRate(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Ratio.Of(FalsePositives(@class), FalsePositives(@class) + TrueNegatives(@class), zeroDivision);

    /// <summary>False negative rate (miss rate) of a class: FN / (FN + TP) = 1 − recall. The share of the class's samples that were missed.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="zeroDivision">What 0/0 is worth: no sample of the class.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: Fawcett, <i>An introduction to ROC analysis</i> (2006).</remarks>
    public double FalseNegativeRate(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Ratio.Of(FalseNegatives(@class), FalseNegatives(@class) + TruePositives(@class), zeroDivision);

    /// <summary>F1 of a class: the harmonic mean of precision and recall, F-beta with β = 1.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="zeroDivision">What 0/0 is worth: the class neither occurs nor was answered.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: lecture L2. (The slide of L0 forgets the factor 2.)</remarks>
    public double F1(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero) => FBeta(1, @class, zeroDivision);
}
