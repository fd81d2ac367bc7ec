using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Products of matrices are sums of products, whatever the sizes and however the matrices lie in memory.</summary>
public sealed class MatrixProductTests
{
    private static readonly (int M, int K, int N)[] Sizes =
        [(1, 1, 1), (3, 5, 7), (4, 16, 32), (17, 33, 65), (8, 64, 32), (64, 10, 3), (5, 256, 33), (2, 257, 16), (20, 600, 40), (1, 520, 70), (70, 520, 1), (33, 1, 33)];

    [Test]
    public void Is_the_sum_of_products_in_every_layout([ValueSource(nameof(Sizes))] (int M, int K, int N) size, [Values(DType.Float32, DType.Float64)] DType dtype) => Assert.Multiple(() =>
    {
        // Whole numbers whose sums are exact in float32 too.
        var (m, k, n) = size;
        double[] a = [.. Enumerable.Range(0, m * k).Select(i => (double)((i * 7 % 23) - 11))], b = [.. Enumerable.Range(0, k * n).Select(i => (double)((i * 5 % 19) - 9))];
        var expected = new double[m * n];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int p = 0; p < k; p++) expected[(i * n) + j] += a[(i * k) + p] * b[(p * n) + j];
            }
        }
        foreach (var left in Layouts(Tensor.FromSpan<double>(a, [m, k]).To(dtype)))
        {
            foreach (var right in Layouts(Tensor.FromSpan<double>(b, [k, n]).To(dtype)))
            {
                string strides = $"strides {string.Join(", ", left.Concrete.Strides.ToArray())} and {string.Join(", ", right.Concrete.Strides.ToArray())}";
                Assert.That(left.MatMul(right).To(DType.Float64).ToArray<double>().SequenceEqual(expected), strides);
                var pair = Tensor.Stack([left, left]).MatMul(right.BroadcastTo([2, k, n]));
                Assert.That(pair.To(DType.Float64).ToArray<double>().SequenceEqual([.. expected, .. expected]), $"twice, {strides}");
            }
        }
    });

    [Test]
    public void Float32_is_close_to_float64()
    {
        Tensor a = Device.Cpu.Backend.Random(new(DType.Float32, [60, 500]), 1, normal: true), b = Device.Cpu.Backend.Random(new(DType.Float32, [500, 50]), 2, normal: true);
        double[] singles = a.MatMul(b).To(DType.Float64).ToArray<double>(), doubles = a.To(DType.Float64).MatMul(b.To(DType.Float64)).ToArray<double>();
        Assert.That(singles.Zip(doubles, (x, y) => Math.Abs(x - y)), Is.Not.Empty.And.All.InRange(0.0, 1e-5 * Math.Sqrt(500)));
    }

    [Test]
    public void A_product_of_infinity_and_of_NaN_stays_where_it_belongs()
    {
        var a = Tensor.Of(new[,] { { 1.0, double.PositiveInfinity }, { 2, 3 }, { double.NaN, 0 } });
        Assert.That(a.MatMul(Tensor.Of(new[,] { { 1.0, 2 }, { 4, -1 } })).ToArray<double>(), Is.EqualTo(new[] { double.PositiveInfinity, double.NegativeInfinity, 14, 1, double.NaN, double.NaN }));
    }

    // The same matrix row by row, column by column, within a larger one, and backwards.
    private static IEnumerable<Tensor> Layouts(Tensor x)
    {
        yield return x;
        yield return x.T.Concrete.Contiguous().T;
        yield return new Slice([1, 2], [.. x.Shape], [1, 1]).Bind(new Pad([1, 2], [0, 3], [0, 0]).Bind(x));
        yield return new Flip(0, 1).Bind(new Flip(0, 1).Bind(x).Concrete.Contiguous());
    }
}
