using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Optimizers;

/// <summary>Gradients that are too long.</summary>
public sealed class ClippingTests
{
    private static Tensor[] Gradients => [Of(3.0, -1), Of([[2.0], [-7.0]]), 1.0];      // a norm of 8

    [Test]
    public void By_value_each_element_by_itself() => AssertAre(Clipping.ByValue(2).Apply(Gradients), [2, -1, 2, -2, 1]);

    [Test(Description = "PyTorch adds 1e-6 to the norm")]
    public void By_norm_all_together_and_the_direction_stays()
    {
        double factor = 4 / (8 + 1e-6);
        AssertAre(Clipping.ByNorm(4).Apply(Gradients), [3 * factor, -factor, 2 * factor, -7 * factor, factor]);
    }

    [Test]
    public void What_is_short_enough_stays_as_it_is([Values(8.1, 100, 1e300)] double limit) => AssertAre(Clipping.ByNorm(limit).Apply(Gradients), [3, -1, 2, -7, 1]);

    [Test]
    public void Without_clipping_nothing_happens()
    {
        var gradients = Gradients;
        Assert.That(Clipping.None.Apply(gradients), Is.SameAs(gradients));
    }

    [Test]
    public void Gradients_of_two_types_have_one_norm()
    {
        var clipped = Clipping.ByNorm(1).Apply([Of(3f), Of(4.0)]);
        Assert.That(clipped.Select(g => g.DType), Is.EqualTo(new[] { DType.Float32, DType.Float64 }));
        Assert.That(clipped.Select(g => g.Item()), Is.EqualTo(new[] { 0.6, 0.8 }).Within(2e-7));
    }

    [Test]
    public void Nothing_but_zeros_stays_so() => AssertAre(Clipping.ByNorm(1).Apply([Of(0.0, 0)]), [0, 0]);

    [Test]
    public void Of_no_gradients_there_are_none() => Assert.That(Clipping.ByNorm(1).Apply([]).Concat(Clipping.ByValue(1).Apply([])), Is.Empty);

    [Test(Description = "A training that has gone wrong is not hidden")]
    public void Nan_stays_nan() => Assert.That(Clipping.ByNorm(1).Apply([Of(double.NaN, 1), Of(2.0)]).SelectMany(g => g.ToArray<double>()), Is.All.NaN);

    private static void AssertAre(Tensor[] got, double[] expected) => Assert.That(got.SelectMany(g => g.ToArray<double>()), Is.EqualTo(expected).Within(1e-15));
}
