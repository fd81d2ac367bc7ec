namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    /// <summary>How often <paramref name="class"/> truly occurs: TP + FN.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    public double Support(int @class) => TruePositives(@class) + FalseNegatives(@class);

    /// <summary>How often <paramref name="class"/> was answered: TP + FP.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    public double Answered(int @class) => TruePositives(@class) + FalsePositives(@class);

    /// <summary>The binary problem "this class or another one".</summary>
    /// <param name="class">The class that becomes the positive one, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <returns>[[TN, FP], [FN, TP]] of the class.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    public ConfusionMatrix OneVsRest(int @class) =>
        Binary(TruePositives(@class), FalsePositives(@class), FalseNegatives(@class), TrueNegatives(@class));

    /// <summary>The k binary problems, one for each class: what averages are taken over.</summary>
    /// <returns>[k] matrices of size 2×2, in the order of the classes.</returns>
    public ConfusionMatrix[] OneVsRest() => [.. Enumerable.Range(0, ClassCount).Select(OneVsRest)];
}
