using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Autodiff;

/// <summary>Indices that differ from example to example never reach into a neighbour's part.</summary>
public sealed class BatchedIndexTests
{
    private static readonly Tensor X = Tensor.Of(new double[,] { { 1, 2 }, { 3, 4 } });

    [Test]
    public void Each_example_takes_its_own() =>
        Assert.That(Ad.Vmap((x, i) => Tensor.Take(x, i))(X, Tensor.Of(1, 0)).ToArray<double>(), Is.EqualTo(new[] { 2.0, 3 }));

    [TestCase(2, 0)]
    [TestCase(0, -1)]
    public void An_index_outside_is_refused(int first, int second)
    {
        var indices = Tensor.Of(first, second);
        Assert.Multiple(() =>
        {
            Assert.That(() => Ad.Vmap((x, i) => Tensor.Take(x, i))(X, indices), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("axis of length 2: indices are 0 to 1"));
            Assert.That(() => Ad.Vmap((x, i) => new ScatterAdd(0, 2).Bind(x, i))(Tensor.Of(1.0, 2), indices), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => Ad.Vmap(Ad.Vmap((x, i) => Tensor.Take(x, i)))(X.ExpandDims(0), indices.ExpandDims(0)), Throws.TypeOf<ArgumentOutOfRangeException>());
        });
    }
}
