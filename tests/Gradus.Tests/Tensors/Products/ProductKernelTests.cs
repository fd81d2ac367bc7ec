using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gradus.Tensors.Cpu.Products;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Products;

/// <summary>Products of matrices of every size and in every layout are the sums of products, and no other memory is written to.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ProductKernelTests
{
    // Every length from 1 to 70 in each place, beside others that have nothing to do with it.
    private static readonly (int M, int K, int N)[] Small = [.. Enumerable.Range(0, 70).Select(i => (i + 1, (i * 29 % 70) + 1, (i * 43 % 70) + 1))];

    // Lengths of several blocks and parts, few columns of long rows, and vectors.
    private static readonly (int M, int K, int N)[] Special =
    [
        (5, 1100, 33), (37, 1030, 70), (100, 40, 290), (290, 40, 100), (13, 64, 513), (150, 130, 290), (90, 200, 10), (7, 129, 12), (64, 784, 10), (9, 77, 3), (70, 520, 1),
        (1, 520, 70), (1, 700, 1), (50, 1, 60), (1, 1, 300), (300, 1, 1), (11, 600, 5), (2, 2100, 2), (27, 1040, 270),
    ];

    private static readonly Layout[] All = Enum.GetValues<Layout>();

    [Test]
    public void Is_the_sum_of_products([ValueSource(typeof(Registers), nameof(Registers.Widths))] int bits) => Assert.Multiple(() =>
    {
        for (int i = 0; i < Small.Length; i++)
        {
            // 70 sizes meet all 49 pairs of layouts, in both types.
            Check<float>(bits, Small[i], All[i % 7], All[i / 7 % 7]);
            Check<double>(bits, Small[i], All[(i + 3) % 7], All[i / 7 % 7]);
        }
    });

    [Test]
    public void Is_the_sum_of_products_for_sizes_that_take_ways_of_their_own([ValueSource(typeof(Registers), nameof(Registers.Widths))] int bits,
        [ValueSource(nameof(Special))] (int M, int K, int N) size) => Assert.Multiple(() =>
    {
        foreach (var (left, right) in new[] { (Layout.Rows, Layout.Rows), (Layout.Rows, Layout.Columns), (Layout.Columns, Layout.Rows), (Layout.Sparse, Layout.Backwards) })
        {
            Check<float>(bits, size, left, right);
            if (left == Layout.Rows) Check<double>(bits, size, left, right);
        }
    });

    [Test]
    public void The_result_may_be_a_part_of_a_larger_matrix([ValueSource(typeof(Registers), nameof(Registers.Widths))] int bits) => Assert.Multiple(() =>
    {
        foreach (var size in Special) Check<float>(bits, size, Layout.Rows, Layout.Rows, Layout.Slice);
    });

    // Packed columns are kept for a thread's life: what would be too much of them is left to tiles, which are packed a block at a time.
    [TestCase(100_000, true, true)]
    [TestCase(100_000, false, true)]
    [TestCase(10_000_000, true, true)]
    [TestCase(10_000_000, false, false)]
    public unsafe void Few_columns_are_packed_whole_only_when_they_are_short(int k, bool areColumnsInMemory, bool suits)
    {
        Matrix<float> rows = new(null, 2, k, k, 1), columns = areColumnsInMemory ? new(null, k, 10, 1, k) : new(null, k, 10, 10, 1);
        Assert.That(RowProducts<float, Vector512<float>, Register512<float>>.Suits(rows, columns), Is.EqualTo(suits));
    }

    [Test]
    public void Rounding_errors_stay_below_the_bound([ValueSource(typeof(Registers), nameof(Registers.Widths))] int bits, [Values(3, 70, 784, 2100)] int k,
        [Values(1, 10, 33)] int n)
    {
        var random = new System.Random(5);
        var a = new Sample<float>(20, k, Layout.Rows, _ => (float)random.NextDouble() - 0.5f);
        var b = new Sample<float>(k, n, Layout.Columns, _ => (float)random.NextDouble() - 0.5f);
        var c = new Sample<float>(20, n, Layout.Rows, _ => 0);
        Registers.Multiply(bits, a, b, c);
        double[] left = a.ToArray(), right = b.ToArray(), exact = Product(left, right, 20, k, n), sizes = Product([.. left.Select(Math.Abs)], [.. right.Select(Math.Abs)], 20, k, n);
        double[] product = c.ToArray();
        for (int i = 0; i < product.Length; i++) Assert.That(product[i], Is.EqualTo(exact[i]).Within(k * Math.Pow(2, -24) * sizes[i]), $"number {i}");
    }

    [Test]
    public void Infinities_and_NaN_stay_in_their_rows_and_columns([ValueSource(typeof(Registers), nameof(Registers.Widths))] int bits,
        [Values(6, 200)] int k, [Values(5, 35)] int n)
    {
        const int m = 15;
        var a = new Sample<float>(m, k, Layout.Rows, i => i == (3 * k) + 1 ? double.PositiveInfinity : i == (8 * k) + k - 1 ? double.NaN : 1);
        var b = new Sample<float>(k, n, Layout.Rows, i => i == n + 2 ? 0 : i == n + 4 ? -1 : 1);
        var c = new Sample<float>(m, n, Layout.Rows, _ => 0);
        Registers.Multiply(bits, a, b, c);
        double[] product = c.ToArray();
        for (int row = 0; row < m; row++)
        {
            for (int column = 0; column < n; column++)
            {
                double expected = row == 8 || (row == 3 && column == 2) ? double.NaN
                    : row == 3 ? column == 4 ? double.NegativeInfinity : double.PositiveInfinity
                    : column == 2 ? k - 1 : column == 4 ? k - 2 : k;
                Assert.That(product[(row * n) + column], Is.EqualTo(expected), $"[{row}, {column}]");
            }
        }
    }

    private static void Check<T>(int bits, (int M, int K, int N) size, Layout left, Layout right, Layout to = Layout.Rows) where T : unmanaged
    {
        // Whole numbers whose sums are exact in float32 too.
        var (m, k, n) = size;
        var a = new Sample<T>(m, k, left, i => (i * 7 % 23) - 11);
        var b = new Sample<T>(k, n, right, i => (i * 5 % 19) - 9);
        var c = new Sample<T>(m, n, to, _ => double.NaN);
        Registers.Multiply(bits, a, b, c);
        string what = $"[{m}, {k}] {left} · [{k}, {n}] {right}, {typeof(T).Name}";
        Assert.That(c.ToArray().SequenceEqual(Product(a.ToArray(), b.ToArray(), m, k, n)), what);
        Assert.That(c.CountTouched(), Is.Zero, what);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Product(double[] a, double[] b, int m, int k, int n)
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
