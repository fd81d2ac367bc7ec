using System.Runtime.CompilerServices;

namespace Gradus.Tests.Tensors.Products;

/// <summary>Products of matrices against sums of products of whole numbers, which are exact. It needs no test framework: processes with narrower vectors run it too.</summary>
internal static class ProductCheck
{
    /// <summary>Every length from 1 to 70 in each place, beside others that have nothing to do with it.</summary>
    public static readonly (int M, int K, int N)[] Small = [.. Enumerable.Range(0, 70).Select(i => (i + 1, (i * 29 % 70) + 1, (i * 43 % 70) + 1))];

    /// <summary>Lengths of several blocks and parts, few columns of long rows, and vectors.</summary>
    public static readonly (int M, int K, int N)[] Special =
    [
        (5, 1100, 33), (37, 1030, 70), (100, 40, 290), (290, 40, 100), (13, 64, 513), (150, 130, 290), (90, 200, 10), (7, 129, 12), (64, 784, 10), (9, 77, 3), (70, 520, 1),
        (1, 520, 70), (1, 700, 1), (50, 1, 60), (1, 1, 300), (300, 1, 1), (11, 600, 5), (2, 2100, 2), (27, 1040, 270),
    ];

    /// <summary>Ways to lie of the two factors of special sizes.</summary>
    public static readonly (Layout Left, Layout Right)[] Layouts = [(Layout.Rows, Layout.Rows), (Layout.Rows, Layout.Columns), (Layout.Columns, Layout.Rows), (Layout.Sparse, Layout.Backwards)];

    private static readonly Layout[] All = Enum.GetValues<Layout>();

    /// <summary>What is wrong with products as this process does them; empty when nothing is.</summary>
    public static IEnumerable<string> Run() => SmallSizes(Registers.Own).Concat(Special.SelectMany(size => SpecialSize(Registers.Own, size)));

    /// <summary>What is wrong with products of all small sizes.</summary>
    public static IEnumerable<string> SmallSizes(int bits)
    {
        for (int i = 0; i < Small.Length; i++)
        {
            // 70 sizes meet all 49 pairs of layouts, in both types.
            if (Difference<float>(bits, Small[i], All[i % 7], All[i / 7 % 7]) is { } single) yield return single;
            if (Difference<double>(bits, Small[i], All[(i + 3) % 7], All[i / 7 % 7]) is { } wide) yield return wide;
        }
    }

    /// <summary>What is wrong with products of a special size.</summary>
    public static IEnumerable<string> SpecialSize(int bits, (int M, int K, int N) size)
    {
        foreach (var (left, right) in Layouts)
        {
            if (Difference<float>(bits, size, left, right) is { } single) yield return single;
            if (left == Layout.Rows && Difference<double>(bits, size, left, right) is { } wide) yield return wide;
        }
    }

    /// <summary>What is wrong with a product; null when nothing is.</summary>
    public static string? Difference<T>(int bits, (int M, int K, int N) size, Layout left, Layout right, Layout to = Layout.Rows) where T : unmanaged
    {
        // Whole numbers whose sums are exact in float32 too.
        var (m, k, n) = size;
        var a = new Sample<T>(m, k, left, i => (i * 7 % 23) - 11);
        var b = new Sample<T>(k, n, right, i => (i * 5 % 19) - 9);
        var c = new Sample<T>(m, n, to, _ => double.NaN);
        Registers.Multiply(bits, a, b, c);
        string what = $"[{m}, {k}] {left} · [{k}, {n}] {right}, {typeof(T).Name}";
        return !c.ToArray().SequenceEqual(Product(a.ToArray(), b.ToArray(), m, k, n)) ? what : c.CountTouched() > 0 ? $"{what}: other memory was written to" : null;
    }

    /// <summary>The product of two matrices in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double[] Product(double[] a, double[] b, int m, int k, int n)
    {
        var product = new double[m * n];
        for (int i = 0; i < m; i++)
        {
            for (int p = 0; p < k; p++)
            {
                for (int j = 0; j < n; j++) product[(i * n) + j] += a[(i * k) + p] * b[(p * n) + j];
            }
        }
        return product;
    }
}
