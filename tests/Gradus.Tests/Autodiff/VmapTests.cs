using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>A function of one example on all examples: axes, shared arguments, trees.</summary>
public sealed class VmapTests
{
    private static readonly Tensor Matrix = Of(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });

    [Test]
    public void Examples_lie_along_the_axis_that_is_named() => Assert.Multiple(() =>
    {
        Assert.That(Ad.Vmap(row => row.Sum())(Matrix).ToArray<double>(), Is.EqualTo(new double[] { 6, 15 }));
        Assert.That(Ad.Vmap(column => column.Sum(), inAxis: 1)(Matrix).ToArray<double>(), Is.EqualTo(new double[] { 5, 7, 9 }));
        Assert.That(Ad.Vmap(column => column.Sum(), inAxis: -1)(Matrix).ToArray<double>(), Is.EqualTo(new double[] { 5, 7, 9 }));
        Assert.That(Ad.Vmap(row => row * 2, outAxis: 1)(Matrix).ToArray<double>(), Is.EqualTo(new double[] { 2, 8, 4, 10, 6, 12 }));
        Assert.That(Ad.Vmap(row => row * 2, inAxis: 1, outAxis: -1)(Matrix).ToArray<double>(), Is.EqualTo(new double[] { 2, 4, 6, 8, 10, 12 }));
    });

    [Test]
    public void An_argument_without_an_axis_is_the_same_for_all_examples()
    {
        Func<Tensor, Tensor, Tensor> dot = (w, x) => (w * x).Sum();
        Assert.That(Ad.Vmap(dot, [null, 0])(Of(1.0, 0, 2), Matrix).ToArray<double>(), Is.EqualTo(new double[] { 7, 16 }));
        Assert.That(Ad.Vmap(dot, [0, 1])(Matrix, Matrix.Transpose()).ToArray<double>(), Is.EqualTo(new double[] { 14, 77 }));
        Assert.That(Ad.Vmap(Ad.Vmap(dot, [null, 0]), [0, null])(Matrix, Matrix).ToArray<double>(), Is.EqualTo(new double[] { 14, 32, 32, 77 }), "the matrix times its transpose, from vectors");
    }

    [Test]
    public void A_result_that_does_not_depend_on_the_example_is_repeated() =>
        Assert.That(Ad.Vmap(_ => 7.0)(Matrix).ToArray<double>(), Is.EqualTo(new double[] { 7, 7 }));

    [Test]
    public void Trees_are_batched_leaf_by_leaf()
    {
        var (sums, parts) = Ad.Vmap((Dictionary<string, Tensor> d) => (d["a"].Sum() + d["b"], new[] { d["b"] * 2 }))(new() { ["a"] = Matrix, ["b"] = Of(10.0, 20) });
        Assert.That((sums.ToArray<double>(), parts[0].ToArray<double>()), Is.EqualTo((new double[] { 16, 35 }, new double[] { 20, 40 })));
    }

    [Test(Description = "The gradient of each example's loss by shared parameters: for clipping, for their variance")]
    public void Per_example_gradients_of_a_tree_of_parameters()
    {
        var loss = Ad.Grad(((Tensor W, Tensor B) p, Tensor x) => Pow((p.W * x).Sum() + p.B, 2));
        var (w, b) = Ad.Vmap(loss, [null, 0])((Of(1.0, 0, 0), 1.0), Matrix);
        Assert.That((w.ToArray<double>(), b.ToArray<double>()), Is.EqualTo((new double[] { 4, 8, 12, 40, 50, 60 }, new double[] { 4, 10 })));
    }

    [Test]
    public void Integers_and_masks_are_batched_too() =>
        Assert.That(Ad.Vmap(row => Take(row, row.ArgMax(0)))(Matrix).ToArray<double>(), Is.EqualTo(new double[] { 3, 6 }));
}
