using Gradus.Tensors;
using Gradus.Tests.Tensors.Threading;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Products;

/// <summary>A product of stacks is the stack of the products.</summary>
[NonParallelizable]
public sealed class BatchedProductTests
{
    [Test]
    public void Is_the_stack_of_the_products([Values(1, 2, 3)] int threads, [Values(1, 3, 40)] int count, [Values(4, 45)] int size) => Sharing.On(threads, () => Assert.Multiple(() =>
    {
        Tensor a = Numbers([count, 2, size, size + 1]), b = Numbers([count, 2, size + 1, size + 2]), one = Numbers([size + 1, size + 2]);
        Check("stacks", a, b);
        Check("transposed", a.SwapAxes(-1, -2).Concrete.Contiguous().SwapAxes(-1, -2), b);
        Check("swapped axes of the stack", a.SwapAxes(0, 1), b.SwapAxes(0, 1));
        Check("one matrix on the right", a, one.BroadcastTo([count, 2, size + 1, size + 2]));
        Check("one matrix on the right, rows apart", a[.., .., .., ..(size - 1)], one[..(size - 1)].BroadcastTo([count, 2, size - 1, size + 2]));
        Check("one matrix on the left", Numbers([size, size + 1]).BroadcastTo([count, 2, size, size + 1]), b);
        Check("half a stack of one", a, Numbers([2, size + 1, size + 2]).BroadcastTo([count, 2, size + 1, size + 2]));
    }));

    [Test]
    public void Is_the_stack_of_the_products_when_helpers_take_part([Values(2, 3)] int threads) =>
        Sharing.Until(threads, () => Check("stacks", Numbers([40, 2, 45, 46]), Numbers([40, 2, 46, 47])));

    [TestCase(0, 3, 4, 5)]
    [TestCase(2, 0, 4, 5)]
    [TestCase(2, 3, 0, 5)]
    [TestCase(2, 3, 4, 0)]
    public void Without_products_there_are_zeros_or_nothing(int count, int m, int k, int n)
    {
        var product = Tensor.Ones([count, m, k]).MatMul(Tensor.Ones([count, k, n]));
        Assert.That(product.Shape, Is.EqualTo(new[] { count, m, n }));
        Assert.That(product.ToArray<float>(), Is.All.Zero);
    }

    private static void Check(string what, Tensor a, Tensor b)
    {
        float[] product = a.MatMul(b).ToArray<float>();
        List<float> expected = [];
        for (int i = 0; i < a.Shape[0]; i++)
        {
            for (int j = 0; j < a.Shape[1]; j++) expected.AddRange(a[i, j].MatMul(b[i, j]).ToArray<float>());
        }
        Assert.That(product.SequenceEqual(expected), what);
    }

    private static Tensor Numbers(Shape shape) => Tensor.FromSpan<float>([.. Enumerable.Range(0, shape.Size).Select(i => (i * 7 % 23) - 11f)], shape);
}
