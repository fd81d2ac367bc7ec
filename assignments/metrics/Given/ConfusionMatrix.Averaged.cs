namespace Gradus.Metrics;

// Every rate averaged over the classes, each class against the rest.
public sealed partial class ConfusionMatrix
{
    /// <summary>The precision (PPV), averaged over the classes.</summary>
    /// <param name="average">Micro, macro or weighted by support.</param>
    /// <param name="zeroDivision">What 0/0 is worth, in each class (micro: once, in the pooled counts).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its enum's values.</exception>
    public double Precision(Average average, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Averages.Of(average, OneVsRest(), problem => problem.Precision(zeroDivision));

    /// <summary>The recall (TPR, sensitivity), averaged over the classes.</summary>
    /// <param name="average">Micro, macro or weighted by support.</param>
    /// <param name="zeroDivision">What 0/0 is worth, in each class (micro: once, in the pooled counts).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its enum's values.</exception>
    public double Recall(Average average, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Averages.Of(average, OneVsRest(), problem => problem.Recall(zeroDivision));

    /// <summary>The specificity (TNR), averaged over the classes.</summary>
    /// <param name="average">Micro, macro or weighted by support.</param>
    /// <param name="zeroDivision">What 0/0 is worth, in each class (micro: once, in the pooled counts).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its enum's values.</exception>
    public double Specificity(Average average, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Averages.Of(average, OneVsRest(), problem => problem.Specificity(zeroDivision));

    /// <summary>The negative predictive value (NPV), averaged over the classes.</summary>
    /// <param name="average">Micro, macro or weighted by support.</param>
    /// <param name="zeroDivision">What 0/0 is worth, in each class (micro: once, in the pooled counts).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its enum's values.</exception>
    public double NegativePredictiveValue(Average average, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Averages.Of(average, OneVsRest(), problem => problem.NegativePredictiveValue(zeroDivision));

    /// <summary>The false positive rate (FPR), averaged over the classes.</summary>
    /// <param name="average">Micro, macro or weighted by support.</param>
    /// <param name="zeroDivision">What 0/0 is worth, in each class (micro: once, in the pooled counts).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its enum's values.</exception>
    public double FalsePositiveRate(Average average, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Averages.Of(average, OneVsRest(), problem => problem.FalsePositiveRate(zeroDivision));

    /// <summary>The false negative rate (FNR), averaged over the classes.</summary>
    /// <param name="average">Micro, macro or weighted by support.</param>
    /// <param name="zeroDivision">What 0/0 is worth, in each class (micro: once, in the pooled counts).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its enum's values.</exception>
    public double FalseNegativeRate(Average average, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Averages.Of(average, OneVsRest(), problem => problem.FalseNegativeRate(zeroDivision));

    /// <summary>The F1, averaged over the classes.</summary>
    /// <param name="average">Micro, macro or weighted by support.</param>
    /// <param name="zeroDivision">What 0/0 is worth, in each class (micro: once, in the pooled counts).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its enum's values.</exception>
    public double F1(Average average, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Averages.Of(average, OneVsRest(), problem => problem.F1(zeroDivision));

    /// <summary>The F-beta, averaged over the classes: the mean of each class's F-beta, not the F-beta of the mean precision and recall.</summary>
    /// <param name="beta">How many times recall matters as much as precision, ≥ 0.</param>
    /// <param name="average">Micro, macro or weighted by support.</param>
    /// <param name="zeroDivision">What 0/0 is worth, in each class (micro: once, in the pooled counts).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or NaN, or an argument is none of its enum's values.</exception>
    public double FBeta(double beta, Average average, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Averages.Of(average, OneVsRest(), problem => problem.FBeta(beta, zeroDivision));
}
