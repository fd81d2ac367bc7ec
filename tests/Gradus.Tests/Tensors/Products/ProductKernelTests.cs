using System.Runtime.Intrinsics;
using Gradus.Tensors.Cpu.Products;
using Gradus.Tests.Tensors.Kernels;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Products;

/// <summary>Products of matrices of every size and in every layout are the sums of products, and no other memory is written to.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ProductKernelTests
{
    private static IEnumerable<(int M, int K, int N)> Special => ProductCheck.Special;

    [Test]
    public void Is_the_sum_of_products([ValueSource(typeof(Registers), nameof(Registers.Widths))] int bits) => Assert.That(ProductCheck.SmallSizes(bits), Is.Empty);

    [Test]
    public void Is_the_sum_of_products_for_sizes_that_take_ways_of_their_own([ValueSource(typeof(Registers), nameof(Registers.Widths))] int bits,
        [ValueSource(nameof(Special))] (int M, int K, int N) size) => Assert.That(ProductCheck.SpecialSize(bits, size), Is.Empty);

    [Test]
    public void Is_the_sum_of_products_with_the_registers_that_there_are() => Assert.That(ProductCheck.Run(), Is.Empty);

    [TestCaseSource(typeof(NarrowProcess), nameof(NarrowProcess.Widths))]
    public void Is_so_where_there_are_narrower_ones_alone(int bits) => Assert.That(NarrowProcess.Run(bits, "products"), Is.Empty);

    [Test]
    public void The_result_may_be_a_part_of_a_larger_matrix([ValueSource(typeof(Registers), nameof(Registers.Widths))] int bits) => Assert.Multiple(() =>
    {
        foreach (var size in ProductCheck.Special) Assert.That(ProductCheck.Difference<float>(bits, size, Layout.Rows, Layout.Rows, Layout.Slice), Is.Null);
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
        double[] left = a.ToArray(), right = b.ToArray(), exact = ProductCheck.Product(left, right, 20, k, n), sizes = ProductCheck.Product([.. left.Select(Math.Abs)], [.. right.Select(Math.Abs)], 20, k, n);
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
}
