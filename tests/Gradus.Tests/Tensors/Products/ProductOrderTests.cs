using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Products;

/// <summary>The order of summation is fixed: equal factors give the same bits on any number of threads, in any layout, beside any other rows and columns.</summary>
[NonParallelizable]
public sealed class ProductOrderTests
{
    private int before;

    [SetUp]
    public void Remember() => before = Cores.Count;

    [TearDown]
    public void Restore() => Cores.Count = before;

    [TestCase(200, 300, 200)]
    [TestCase(64, 784, 512)]
    [TestCase(700, 784, 40)]
    [TestCase(512, 64, 784)]
    [TestCase(300, 784, 10)]
    [TestCase(2000, 700, 1)]
    [TestCase(15, 700, 130)]
    public void The_bits_do_not_depend_on_the_number_of_threads(int m, int k, int n) => Assert.Multiple(() =>
    {
        foreach (var (left, right) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            Tensor a = Normal(m, k, 1, left), b = Normal(k, n, 2, right);
            Cores.Count = 1;
            float[] alone = a.MatMul(b).ToArray<float>();
            foreach (int threads in new[] { 2, 3, 5 })
            {
                Cores.Count = threads;
                for (int repeat = 0; repeat < 3; repeat++) Assert.That(a.MatMul(b).ToArray<float>().SequenceEqual(alone), $"{threads} threads, {left}, {right}");
            }
        }
    });

    [Test]
    public void A_few_rows_and_columns_have_the_bits_that_they_have_in_a_large_product([Values(1, 2, 3, 4, 7)] int k, [Values(1, 2, 4, 8, 13)] int n) => Assert.Multiple(() =>
    {
        Tensor a = Normal(60, k, 1, false), b = Normal(k, n, 2, false);
        float[] whole = a.MatMul(b).ToArray<float>();
        for (int rows = 1; rows <= 16; rows++)
        {
            Assert.That(a[..rows].MatMul(b).ToArray<float>(), Is.EqualTo(whole[..(rows * n)]), $"{rows} rows");
            Assert.That(b.T.MatMul(a[..rows].T).T.ToArray<float>(), Is.EqualTo(whole[..(rows * n)]), $"{rows} columns");
        }
    });

    [Test]
    public void The_bits_do_not_depend_on_the_registers_width_nor_on_the_layout() => Assert.Multiple(() =>
    {
        const int m = 40, k = 1100, n = 50;
        var random = new System.Random(3);
        double[] left = [.. Enumerable.Range(0, m * k).Select(_ => random.NextDouble() - 0.5)], right = [.. Enumerable.Range(0, k * n).Select(_ => random.NextDouble() - 0.5)];
        double[]? first = null;
        foreach (int bits in Registers.Widths)
        {
            foreach (var layout in new[] { Layout.Rows, Layout.Columns, Layout.Sparse })
            {
                var a = new Sample<float>(m, k, layout, i => left[i]);
                var b = new Sample<float>(k, n, layout, i => right[i]);
                var c = new Sample<float>(m, n, Layout.Rows, _ => 0);
                Registers.Multiply(bits, a, b, c);
                Assert.That(c.ToArray(), Is.EqualTo(first ??= c.ToArray()), $"{bits} bits, {layout}");
            }
        }
    });

    [Test]
    public void Each_row_is_what_it_is_in_a_product_of_fewer_rows()
    {
        Tensor a = Normal(100, 600, 1, false), b = Normal(600, 90, 2, false);
        float[] all = a.MatMul(b).ToArray<float>(), some = a[20..33].MatMul(b[.., 10..40]).ToArray<float>();
        for (int i = 0; i < some.Length; i++) Assert.That(some[i], Is.EqualTo(all[((20 + (i / 30)) * 90) + 10 + (i % 30)]));
    }

    private static Tensor Normal(int rows, int columns, ulong key, bool transposed)
    {
        Tensor x = Device.Cpu.Backend.Random(new(DType.Float32, transposed ? [columns, rows] : [rows, columns]), key, normal: true);
        return transposed ? x.T : x;
    }
}
