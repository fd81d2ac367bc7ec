namespace Gradus.Metrics;

// The same counts and rates for the positive class of a binary problem, so that no class has to be named there.
public sealed partial class ConfusionMatrix
{
    private int PositiveClass => ClassCount == 2
        ? 1
        : throw new InvalidOperationException(
            FormattableString.Invariant($"the matrix has {ClassCount} classes; expected 2, or a class or an average as the first argument."));

    /// <summary>Positive samples answered positive.</summary>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double TruePositives() => TruePositives(PositiveClass);

    /// <summary>Negative samples answered positive.</summary>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double FalsePositives() => FalsePositives(PositiveClass);

    /// <summary>Positive samples answered negative.</summary>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double FalseNegatives() => FalseNegatives(PositiveClass);

    /// <summary>Negative samples answered negative.</summary>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double TrueNegatives() => TrueNegatives(PositiveClass);

    /// <summary>The precision (PPV) of the positive class, see <see cref="Precision(int, ZeroDivision)"/>.</summary>
    /// <param name="zeroDivision">What 0/0 is worth.</param>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double Precision(ZeroDivision zeroDivision = ZeroDivision.Zero) => Precision(PositiveClass, zeroDivision);

    /// <summary>The recall (TPR, sensitivity) of the positive class, see <see cref="Recall(int, ZeroDivision)"/>.</summary>
    /// <param name="zeroDivision">What 0/0 is worth.</param>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double Recall(ZeroDivision zeroDivision = ZeroDivision.Zero) => Recall(PositiveClass, zeroDivision);

    /// <summary>The specificity (TNR) of the positive class, see <see cref="Specificity(int, ZeroDivision)"/>.</summary>
    /// <param name="zeroDivision">What 0/0 is worth.</param>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double Specificity(ZeroDivision zeroDivision = ZeroDivision.Zero) => Specificity(PositiveClass, zeroDivision);

    /// <summary>The negative predictive value (NPV) of the positive class, see <see cref="NegativePredictiveValue(int, ZeroDivision)"/>.</summary>
    /// <param name="zeroDivision">What 0/0 is worth.</param>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double NegativePredictiveValue(ZeroDivision zeroDivision = ZeroDivision.Zero) => NegativePredictiveValue(PositiveClass, zeroDivision);

    /// <summary>The false positive rate (FPR) of the positive class, see <see cref="FalsePositiveRate(int, ZeroDivision)"/>.</summary>
    /// <param name="zeroDivision">What 0/0 is worth.</param>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double FalsePositiveRate(ZeroDivision zeroDivision = ZeroDivision.Zero) => FalsePositiveRate(PositiveClass, zeroDivision);

    /// <summary>The false negative rate (FNR) of the positive class, see <see cref="FalseNegativeRate(int, ZeroDivision)"/>.</summary>
    /// <param name="zeroDivision">What 0/0 is worth.</param>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double FalseNegativeRate(ZeroDivision zeroDivision = ZeroDivision.Zero) => FalseNegativeRate(PositiveClass, zeroDivision);

    /// <summary>The F-beta of the positive class, see <see cref="FBeta(double, int, ZeroDivision)"/>.</summary>
    /// <param name="beta">How many times recall matters as much as precision, ≥ 0.</param>
    /// <param name="zeroDivision">What 0/0 is worth.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or NaN.</exception>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double FBeta(double beta, ZeroDivision zeroDivision = ZeroDivision.Zero) => FBeta(beta, PositiveClass, zeroDivision);

    /// <summary>The F1 of the positive class, see <see cref="F1(int, ZeroDivision)"/>.</summary>
    /// <param name="zeroDivision">What 0/0 is worth.</param>
    /// <exception cref="InvalidOperationException">There are not exactly two classes.</exception>
    public double F1(ZeroDivision zeroDivision = ZeroDivision.Zero) => F1(PositiveClass, zeroDivision);
}
