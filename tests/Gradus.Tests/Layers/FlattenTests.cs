using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>Flatten: an example's numbers in a row.</summary>
public sealed class FlattenTests
{
    [TestCase(new[] { 5, 2, 3 }, new[] { 5, 6 })]
    [TestCase(new[] { 5, 2, 3, 4 }, new[] { 5, 24 })]
    [TestCase(new[] { 5, 7 }, new[] { 5, 7 })]
    [TestCase(new[] { 5 }, new[] { 5, 1 }, TestName = "one number each")]
    [TestCase(new[] { 0, 8, 8 }, new[] { 0, 64 }, TestName = "an empty batch")]
    [TestCase(new[] { 3, 0, 8 }, new[] { 3, 0 }, TestName = "empty examples")]
    public void The_batch_stays_and_the_other_axes_become_one(int[] batch, int[] flat)
    {
        var y = Flatten().Apply([], Zeros([.. batch]));
        Assert.That(y.Shape, Is.EqualTo(Shape.Create(flat)));
        Assert.That(Flatten().OutputShape(Shape.Create(batch.AsSpan(1))), Is.EqualTo(Shape.Create(flat.AsSpan(1))));
    }

    [Test]
    public void Rows_come_one_after_the_other() =>
        Assert.That(Flatten().Apply([], Arange(0, 12).Reshape(2, 2, 3)).ToArray<float>(), Is.EqualTo(new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }));
}
