using static System.FormattableString;

namespace Gradus.Metrics;

/// <summary>How often each class was answered for each true class. Rows are the truth, columns the answer.</summary>
/// <remarks>
/// <para>Entry [i, j] is the number (or the summed weight) of samples of class i that were answered j, so the diagonal holds what was right.
/// In a binary problem class 0 is negative and class 1 positive:</para>
/// <code>
///            answer 0   answer 1
/// truth 0       TN         FP
/// truth 1       FN         TP
/// </code>
/// <para>With more classes the same words hold for each class against all others: "positive" means "of this class".</para>
/// <para>Immutable. Source: lecture L0. Textbooks differ about which side the truth stands on; this is the lectures' and scikit-learn's.</para>
/// </remarks>
/// <example>The lecture's 1000 samples, of which 5 are positive:
/// <code>
/// var matrix = ConfusionMatrix.Binary(truePositives: 5, falsePositives: 20, falseNegatives: 0, trueNegatives: 975);
/// matrix.Accuracy()   // 0.98, though four of five alarms are false:
/// matrix.Precision()  // 0.2
/// </code>
/// </example>
public sealed partial class ConfusionMatrix
{
    private readonly double[,] _counts;
    private readonly string[] _classNames;

    /// <summary>A confusion matrix from its counts.</summary>
    /// <param name="counts">[k, k] counts or summed weights; rows are the truth, columns the answer. Copied.</param>
    /// <param name="classNames">k different names, or null for "0", "1", … Copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> or a name is null.</exception>
    /// <exception cref="ArgumentException">The matrix is empty, not square or all zero; the number of names is not k, or a name comes twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, NaN or infinite.</exception>
    public ConfusionMatrix(double[,] counts, string[]? classNames = null)
    {
        Require.NotEmpty(counts);
        var classCount = counts.GetLength(0);
        if (counts.GetLength(1) != classCount)
        {
            throw new ArgumentException(
                Invariant($"counts has {classCount} rows and {counts.GetLength(1)} columns; expected as many rows as columns."), nameof(counts));
        }

        Require.NonNegative(counts);
        Total = counts.Cast<double>().Sum();
        if (Total == 0)
        {
            throw new ArgumentException("counts sums to 0; expected at least one observation.", nameof(counts));
        }

        classNames ??= [.. Enumerable.Range(0, classCount).Select(c => Invariant($"{c}"))];
        if (classNames.Length != classCount)
        {
            throw new ArgumentException(
                Invariant($"classNames has {classNames.Length} elements; expected {classCount}, one for each class."), nameof(classNames));
        }

        ClassList.RequireDistinct(classNames, nameof(classNames));
        _counts = (double[,])counts.Clone();
        _classNames = [.. classNames];
    }

    /// <summary>The confusion matrix [[TN, FP], [FN, TP]] of a binary problem; class 1 is the positive one.</summary>
    /// <param name="truePositives">Positive samples answered positive.</param>
    /// <param name="falsePositives">Negative samples answered positive: false alarms.</param>
    /// <param name="falseNegatives">Positive samples answered negative: misses.</param>
    /// <param name="trueNegatives">Negative samples answered negative.</param>
    /// <exception cref="ArgumentException">All four are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, NaN or infinite.</exception>
    public static ConfusionMatrix Binary(double truePositives, double falsePositives, double falseNegatives, double trueNegatives) =>
        new(new[,] { { trueNegatives, falsePositives }, { falseNegatives, truePositives } });

    /// <summary>The number of classes, k.</summary>
    public int ClassCount => _classNames.Length;

    /// <summary>The names of the k classes, in the order of rows and columns. A copy.</summary>
    public string[] ClassNames => [.. _classNames];

    /// <summary>The number (or summed weight) of all samples; greater than 0.</summary>
    public double Total { get; }

    /// <summary>The number (or summed weight) of samples of class <paramref name="truth"/> that were answered <paramref name="answer"/>.</summary>
    /// <param name="truth">The row, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="answer">The column, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside.</exception>
    public double this[int truth, int answer]
    {
        get
        {
            Require.Class(truth, ClassCount);
            Require.Class(answer, ClassCount);
            return _counts[truth, answer];
        }
    }

    /// <summary>The counts, [k, k]. A copy.</summary>
    public double[,] ToArray() => (double[,])_counts.Clone();
}
