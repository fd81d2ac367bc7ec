using Gradus.Autodiff;
using Gradus.Losses;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Losses;

/// <summary>Certain mistakes, huge logits and the places where branches meet.</summary>
public sealed class ExtremeTests
{
    private const double Infinity = double.PositiveInfinity;

    [TestCase(DType.Float64, 36.04365338911715)]
    [TestCase(DType.Float32, 15.942385152878742)]
    public void A_certain_mistake_costs_the_logarithm_of_epsilon_and_teaches_nothing(DType dtype, double cost) => Assert.Multiple(() =>
    {
        Tensor certain = Of(0.0, 1).To(dtype), truth = Of(1.0, 0).To(dtype);
        Assert.That(-Math.Log(Loss.Epsilon(dtype)), Is.EqualTo(cost).Within(1e-14));
        Assert.That(Loss.LogLoss(certain, truth, Reduction.None).To(DType.Float64).ToArray<double>(), Is.EqualTo(new[] { cost, cost }).Within(1e-6));
        Assert.That(Ad.Grad(p => Loss.LogLoss(p, truth))(certain).To(DType.Float64).ToArray<double>(), Is.EqualTo(new double[] { 0, 0 }));
    });

    [Test]
    public void At_the_bounds_of_the_clip_the_derivative_is_the_formulas()
    {
        double epsilon = Loss.Epsilon(DType.Float64);
        Assert.That(Ad.Grad(p => Loss.LogLoss(p, Of(1.0), Reduction.Sum))(Of(epsilon)).Item(), Is.EqualTo(-1 / epsilon));
        Assert.That(Ad.Grad(p => Loss.LogLoss(p, Of(0.0), Reduction.Sum))(Of(1 - epsilon)).Item(), Is.EqualTo(1 / epsilon));
    }

    [Test]
    public void A_small_probability_of_the_wrong_class_is_not_lost() =>
        Assert.That(Loss.LogLoss(1e-12, 0.0).Item(), Is.EqualTo(1e-12).Within(1e-23));

    [Test]
    public void Huge_logits_have_finite_losses_and_gradients() => Assert.Multiple(() =>
    {
        Tensor z = Of(1e4, 800, -800, -1e4), y = Of(0.0, 1, 0, 1);
        foreach (var dtype in (DType[])[DType.Float32, DType.Float64])
        {
            Assert.That(Loss.LogLossFromLogits(z.To(dtype), y.To(dtype), Reduction.None).To(DType.Float64).ToArray<double>(), Is.EqualTo(new[] { 1e4, 0, 0, 1e4 }));
            Assert.That(Ad.Grad(t => Loss.LogLossFromLogits(t, y.To(dtype), Reduction.Sum))(z.To(dtype)).To(DType.Float64).ToArray<double>(), Is.EqualTo(new double[] { 1, 0, 0, -1 }));
            var rows = Of(new[,] { { 1e4, 0 }, { -1e4, 0 } }).To(dtype);
            Assert.That(Loss.CrossEntropy(rows, Of(1, 1), Reduction.None).To(DType.Float64).ToArray<double>(), Is.EqualTo(new[] { 1e4, 0 }));
            Assert.That(Ad.Grad(t => Loss.CrossEntropy(t, Of(1, 1), Reduction.Sum))(rows).To(DType.Float64).ToArray<double>(), Is.EqualTo(new double[] { 1, -1, 0, 0 }));
        }
    });

    [Test(Description = "The slope of |z| at 0 is taken to be 0; the loss's there is not")]
    public void At_the_logit_zero_the_gradient_is_one_half_less_the_target() =>
        Assert.That(Ad.Grad(z => Loss.LogLossFromLogits(z, Of(0.0, 1, 0.25), Reduction.Sum))(Of(0.0, 0, 0)).ToArray<double>(), Is.EqualTo(new[] { 0.5, -0.5, 0.25 }));

    [Test]
    public void A_masked_class_costs_nothing_where_it_is_not_the_label() => Assert.Multiple(() =>
    {
        Tensor logits = Of(new[,] { { 0, -Infinity, 0 } });
        Assert.That(Loss.CrossEntropy(logits, Of(2)).Item(), Is.EqualTo(Math.Log(2)));
        Assert.That(Loss.CrossEntropy(logits, Of(1)).Item(), Is.EqualTo(Infinity));
        Assert.That(Ad.Grad(z => Loss.CrossEntropy(z, Of(2)))(logits).ToArray<double>(), Is.EqualTo(new[] { 0.5, 0, -0.5 }));
    });

    [Test]
    public void Hubers_branches_meet_with_their_slopes() => Assert.Multiple(() =>
    {
        Tensor r = Of(-2.0, -0.5, 0, 0.5, 2), zero = Of(0.0, 0, 0, 0, 0);
        Assert.That(Loss.Huber(r, zero, 0.5, Reduction.None).ToArray<double>(), Is.EqualTo(new[] { 0.875, 0.125, 0, 0.125, 0.875 }));
        Assert.That(Ad.Grad(x => Loss.Huber(x, zero, 0.5, Reduction.Sum))(r).ToArray<double>(), Is.EqualTo(new[] { -0.5, -0.5, 0, 0.5, 0.5 }));
        Assert.That(Loss.Huber(1e300, 0.0).Item(), Is.EqualTo(1e300), "no square overflows");
    });

    [Test]
    public void Absolute_values_have_the_derivative_zero_at_zero() => Assert.Multiple(() =>
    {
        Assert.That(Ad.Grad(x => Loss.AbsoluteError(x, Of(1.0, 2), Reduction.Sum))(Of(1.0, 3)).ToArray<double>(), Is.EqualTo(new double[] { 0, 1 }));
        Assert.That(Ad.Grad(w => Penalty.L1(w))(Of(-2.0, 0, 3)).ToArray<double>(), Is.EqualTo(new double[] { -1, 0, 1 }));
    });
}
