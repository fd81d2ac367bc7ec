namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    /// <summary>Accuracy: the share of all samples that were answered rightly, of whatever class.</summary>
    /// <returns>Σₖ TPₖ / N, 0 to 1.</returns>
    /// <remarks>Misleading when classes are unequal: always answering A on data that is 95 % A has 0.95. Source: lecture L0.</remarks>
    /// <example>The lecture's TN 975, FP 20, FN 0, TP 5: 980 / 1000 = 0.98.</example>
    // exercise: accuracy
    public double Accuracy()
    {
        var right = 0.0;
        for (var c = 0; c < ClassCount; c++)
        {
            right += TruePositives(c);
        }

        return right / Total;
    }

    /// <summary>Balanced accuracy: the mean recall of the classes that occur in the truth.</summary>
    /// <returns>The mean over classes with TP + FN &gt; 0 of TP / (TP + FN), 0 to 1. A class that never occurs has no recall and is left out.</returns>
    /// <remarks>Source: Brodersen et al., <i>The balanced accuracy and its posterior distribution</i> (2010).</remarks>
    /// <example>Always answering A on data that is 95 % A: (1 + 0) / 2 = 0.5. The lecture's TN 975, FP 20, FN 0, TP 5: 0.9899497487437185.</example>
    // exercise: balanced-accuracy
    public double BalancedAccuracy()
    {
        var sum = 0.0;
        var occurring = 0;
        for (var c = 0; c < ClassCount; c++)
        {
            if (TruePositives(c) + FalseNegatives(c) > 0)
            {
                sum += Recall(c);
                occurring++;
            }
        }

        return sum / occurring;
    }

    /// <summary>Precision (positive predictive value, PPV) of a class: how often the answer is right when it names the class.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="zeroDivision">What 0/0 is worth: the class was never answered.</param>
    /// <returns>TP / (TP + FP), 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: lecture L0.</remarks>
    /// <example>The lecture's TN 975, FP 20, FN 0, TP 5: 5 / 25 = 0.2.</example>
    // exercise: precision
    public double Precision(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        var right = TruePositives(@class);
        return Ratio.Of(right, right + FalsePositives(@class), zeroDivision);
    }

    /// <summary>Recall (true positive rate, TPR, sensitivity) of a class: how many of its samples were found.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="zeroDivision">What 0/0 is worth: the class never occurs.</param>
    /// <returns>TP / (TP + FN), 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: lecture L0.</remarks>
    /// <example>The lecture's TN 975, FP 20, FN 0, TP 5: 5 / 5 = 1.</example>
    // exercise: recall
    public double Recall(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        var right = TruePositives(@class);
        return Ratio.Of(right, right + FalseNegatives(@class), zeroDivision);
    }

    /// <summary>Specificity (true negative rate, TNR) of a class: how many samples of other classes were kept out of it.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="zeroDivision">What 0/0 is worth: no other class occurs.</param>
    /// <returns>TN / (TN + FP), 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: lecture L0.</remarks>
    /// <example>The lecture's TN 975, FP 20, FN 0, TP 5: 975 / 995 = 0.9798994974874372.</example>
    // exercise: specificity
    public double Specificity(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        var right = TrueNegatives(@class);
        return Ratio.Of(right, right + FalsePositives(@class), zeroDivision);
    }

    /// <summary>Negative predictive value (NPV) of a class: how often the answer is right when it names another class.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="zeroDivision">What 0/0 is worth: no other class was answered.</param>
    /// <returns>TN / (TN + FN), 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: lecture L0.</remarks>
    /// <example>The lecture's TN 975, FP 20, FN 0, TP 5: 975 / 975 = 1.</example>
    // exercise: npv
    public double NegativePredictiveValue(int @class, ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        var right = TrueNegatives(@class);
        return Ratio.Of(right, right + FalseNegatives(@class), zeroDivision);
    }

    /// <summary>F-beta of a class: the weighted harmonic mean of precision P and recall R, in which recall matters β times as much.</summary>
    /// <param name="beta">β ≥ 0: 1 for F1, 2 for recall's sake, 0.5 for precision's; 0 is precision alone.</param>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="zeroDivision">What 0/0 is worth: for β &gt; 0, the class neither occurs nor was answered (TP = FP = FN = 0); at β = 0, it was never answered (TP = FP = 0), as for precision.</param>
    /// <returns>(1 + β²)·P·R / (β²·P + R), 0 to 1. In counts: (1 + β²)·TP / ((1 + β²)·TP + β²·FN + FP), which also says what P = R = 0 gives: 0, unless that is 0/0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or NaN, or <paramref name="class"/> is outside.</exception>
    /// <remarks>Source: lectures L0 and L2 (L0's slide for F1 forgets the factor 2); van Rijsbergen, <i>Information Retrieval</i> (1979), ch. 7.</remarks>
    /// <example>The lecture's TN 975, FP 20, FN 0, TP 5: 1/3 for β = 1, 0.23809523809523808 for β = 0.5, 0.5555555555555556 for β = 2.</example>
    // exercise: f-beta
    public double FBeta(double beta, int @class, ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        Require.Beta(beta);

        // Van Rijsbergen's α instead of β²: nothing overflows, and β = ∞ is recall without a special case.
        var alpha = 1 / (1 + (beta * beta));
        var right = TruePositives(@class);
        var wrong = (alpha * FalsePositives(@class)) + ((1 - alpha) * FalseNegatives(@class));
        return Ratio.Of(right, right + wrong, zeroDivision);
    }
}
