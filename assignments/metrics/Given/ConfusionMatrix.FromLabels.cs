using static System.FormattableString;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    /// <summary>Counts the answers for each true class, with integer labels of any value.</summary>
    /// <param name="truth">[n] the true class of each sample.</param>
    /// <param name="answers">[n] the answered class of each sample.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0, not all 0), or null: 1 each.</param>
    /// <param name="classes">The classes in the order of rows and columns, or null: all that occur in either array, in ascending order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="answers"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; lengths differ; a label is not among the classes; a class comes twice; all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, NaN or infinite.</exception>
    public static ConfusionMatrix FromLabels(int[] truth, int[] answers, double[]? weights = null, int[]? classes = null)
    {
        RequirePairs(truth, answers);
        classes ??= [.. truth.Union(answers).Order()];
        return Count(truth, answers, weights, classes, c => Invariant($"{c}"));
    }

    /// <summary>Counts the answers for each true class, with named labels.</summary>
    /// <param name="truth">[n] the true class of each sample.</param>
    /// <param name="answers">[n] the answered class of each sample.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0, not all 0), or null: 1 each.</param>
    /// <param name="classes">The classes in the order of rows and columns, or null: all that occur in either array, in ordinal order (the same in every culture).</param>
    /// <exception cref="ArgumentNullException">An array or a label is null.</exception>
    /// <exception cref="ArgumentException">No samples; lengths differ; a label is not among the classes; a class comes twice; all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, NaN or infinite.</exception>
    public static ConfusionMatrix FromLabels(string[] truth, string[] answers, double[]? weights = null, string[]? classes = null)
    {
        RequirePairs(truth, answers);
        ClassList.RequireNoNull(truth, nameof(truth));
        ClassList.RequireNoNull(answers, nameof(answers));
        classes ??= [.. truth.Union(answers).Order(StringComparer.Ordinal)];
        return Count(truth, answers, weights, classes, c => c);
    }

    private static void RequirePairs(Array truth, Array answers)
    {
        Require.NotEmpty(truth);
        Require.SameLength(truth, answers);
    }

    private static ConfusionMatrix Count<T>(T[] truth, T[] answers, double[]? weights, T[] classes, Func<T, string> nameOf)
        where T : notnull
    {
        ClassList.RequireDistinct(classes, nameof(classes));
        var counted = FromIndices(
            ClassList.IndicesOf(truth, classes, nameof(truth)),
            ClassList.IndicesOf(answers, classes, nameof(answers)),
            classes.Length,
            weights);
        return new ConfusionMatrix(counted._counts, [.. classes.Select(nameOf)]);
    }
}
