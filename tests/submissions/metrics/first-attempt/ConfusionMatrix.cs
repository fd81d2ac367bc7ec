namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    /// <summary>Counts the answers for each true class. Labels are class indices from 0 to <paramref name="classCount"/> − 1.</summary>
    /// <param name="truth">[n] the true class of each sample.</param>
    /// <param name="answers">[n] the answered class of each sample.</param>
    /// <param name="classCount">The number of classes k; a class may well not occur.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0, not all 0), or null: 1 each.</param>
    /// <returns>The k×k matrix whose entry [i, j] is Σ weights over the samples with truth i and answer j.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="answers"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; the lengths differ; all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index; <paramref name="classCount"/> is below 1; a weight is negative, NaN or infinite.</exception>
    /// <remarks>Rows are the truth, columns the answer. Source: lecture L0.</remarks>
    /// <example><code>
    /// ConfusionMatrix.FromIndices([0, 0, 1, 2], [0, 1, 1, 2], 3).ToArray()  // [[1, 1, 0], [0, 1, 0], [0, 0, 1]]
    /// </code></example>
    // TODO (confusion-matrix)
    public static ConfusionMatrix FromIndices(int[] truth, int[] answers, int classCount, double[]? weights = null)
    {
        Require.Labels(truth, classCount);
        Require.Labels(answers, classCount);
        Require.SameLength(truth, answers);
        weights = Require.Weights(weights, truth.Length);
        var counts = new double[classCount, classCount];
        for (int i = 0; i < truth.Length; i++)
            counts[truth[i], answers[i]] += weights[i];
        return new ConfusionMatrix(counts);
    }

    /// <summary>True positives of a class: its samples that were answered with it.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <returns>The diagonal entry. In the lecture's binary example (TN 975, FP 20, FN 0, TP 5), 5 for class 1 and 975 for class 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: lecture L0.</remarks>
    // TODO (counts)
    public double TruePositives(int @class)
    {
        return this[@class, @class];
    }

    /// <summary>False positives of a class: samples of other classes that were answered with it.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <returns>The class's column without the diagonal, summed. In the lecture's example, 20 for class 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: lecture L0.</remarks>
    // TODO (counts)
    public double FalsePositives(int @class)
    {
        double sum = 0;
        for (int i = 0; i < ClassCount; i++)
            if (i != @class) sum += this[i, @class];
        return sum;
    }

    /// <summary>False negatives of a class: its samples that were answered with another one.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <returns>The class's row without the diagonal, summed. In the lecture's example, 0 for class 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: lecture L0.</remarks>
    // TODO (counts)
    public double FalseNegatives(int @class)
    {
        double sum = 0;
        for (int j = 0; j < ClassCount; j++)
            if (j != @class) sum += this[@class, j];
        return sum;
    }

    /// <summary>True negatives of a class: samples of other classes that were answered with other classes, rightly or not.</summary>
    /// <param name="class">The class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <returns>All entries outside the class's row and column, summed. In the lecture's example, 975 for class 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="class"/> is outside.</exception>
    /// <remarks>Source: lecture L0.</remarks>
    // TODO (counts)
    public double TrueNegatives(int @class)
    {
        return Total - TruePositives(@class) - FalsePositives(@class) - FalseNegatives(@class);
    }
}
