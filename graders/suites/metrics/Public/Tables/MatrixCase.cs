using Gradus.Grading.Seeds;

namespace Gradus.Suites.Metrics;

/// <summary>Labels, their confusion matrix, and by class what scikit-learn says about it.</summary>
internal sealed record MatrixCase
{
    public required int Classes { get; init; }
    public required int[] Truth { get; init; }
    public required int[] Answers { get; init; }
    public required double[] Weights { get; init; }
    public required double[][] Matrix { get; init; }
    public required double[][] Weighted { get; init; }
    public required double[] Tp { get; init; }
    public required double[] Fp { get; init; }
    public required double[] Fn { get; init; }
    public required double[] Tn { get; init; }
    public required double Accuracy { get; init; }
    public required double BalancedAccuracy { get; init; }
    public required double[] Precision { get; init; }
    public required double[] Recall { get; init; }
    public required double[] Specificity { get; init; }
    public required double[] Npv { get; init; }
    public required double[] FHalf { get; init; }
    public required double[] F1 { get; init; }
    public required double[] F2 { get; init; }

    /// <summary>[k, k] rows are the truth, columns the answer.</summary>
    public double[,] Counts => Matrix.ToMatrix();

    /// <summary>A case of the suite's table with at least so many classes, its samples and classes in another order: matrices and values by class follow.</summary>
    internal static MatrixCase Draw(CheckRandom random, int atLeast = 2)
    {
        var drawn = random.Pick(Table.Read<MatrixCase[]>("matrices").Where(c => c.Classes >= atLeast).ToArray());
        int[] samples = random.Permutation(drawn.Truth.Length), was = random.Permutation(drawn.Classes);
        int[] Renamed(int[] labels) => [.. labels.Reordered(samples).Select(label => Array.IndexOf(was, label))];
        double[][] Turned(double[][] matrix) => [.. matrix.Reordered(was).Select(row => row.Reordered(was))];
        return drawn with
        {
            Truth = Renamed(drawn.Truth),
            Answers = Renamed(drawn.Answers),
            Weights = drawn.Weights.Reordered(samples),
            Matrix = Turned(drawn.Matrix),
            Weighted = Turned(drawn.Weighted),
            Tp = drawn.Tp.Reordered(was),
            Fp = drawn.Fp.Reordered(was),
            Fn = drawn.Fn.Reordered(was),
            Tn = drawn.Tn.Reordered(was),
            Precision = drawn.Precision.Reordered(was),
            Recall = drawn.Recall.Reordered(was),
            Specificity = drawn.Specificity.Reordered(was),
            Npv = drawn.Npv.Reordered(was),
            FHalf = drawn.FHalf.Reordered(was),
            F1 = drawn.F1.Reordered(was),
            F2 = drawn.F2.Reordered(was),
        };
    }

    /// <summary>A function's value for every class, [k].</summary>
    internal double[] ByClass(Func<double[,], int, double> value) => [.. Enumerable.Range(0, Classes).Select(c => value(Counts, c))];
}
