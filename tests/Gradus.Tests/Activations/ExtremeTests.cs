using Gradus.Activations;
using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Activations;

/// <summary>What holds far out: limits are reached, nothing overflows on the way, and NaN is not hidden.</summary>
public sealed class ExtremeTests
{
    private const double Infinity = double.PositiveInfinity;

    private static IEnumerable<Elementwise> All => Elementwise.All;

    private static IEnumerable<TestCaseData> Limits =>
    [
        new(Elementwise.Of("sigmoid", 0), new double[] { 0, 0, 1, 1 }),
        new(Elementwise.Of("tanh", 0), new double[] { -1, -1, 1, 1 }),
        new(Elementwise.Of("step", 0), new double[] { 0, 0, 1, 1 }),
        new(Elementwise.Of("softplus", 0), new[] { 0, 0, 1e4, Infinity }),
        new(Elementwise.Of("relu", 0), new[] { 0, 0, 1e4, Infinity }),
        new(Elementwise.Of("leaky-relu", 0.5), new[] { -Infinity, -5e3, 1e4, Infinity }),
        new(Elementwise.Of("elu", 2), new[] { -2, -2, 1e4, Infinity }),
    ];

    [TestCaseSource(nameof(Limits))]
    public void Far_out_stands_the_limit(Elementwise f, double[] expected) => Assert.Multiple(() =>
    {
        Assert.That(f.Value(Of(-Infinity, -1e4, 1e4, Infinity)).ToArray<double>(), Is.EqualTo(expected));
        Assert.That(f.Value(Of(-Infinity, -1e4, 1e4, Infinity).To(DType.Float32)).To(DType.Float64).ToArray<double>(), Is.EqualTo(expected), "float32");
    });

    [Test(Description = "∞/(1 + ∞) is no number; every finite one is answered")]
    public void Softsign_nears_its_limit_and_has_none_at_infinity() => Assert.Multiple(() =>
    {
        foreach (var dtype in (DType[])[DType.Float32, DType.Float64])
        {
            double greatest = dtype == DType.Float32 ? float.MaxValue : double.MaxValue;
            Assert.That(Activation.Softsign(Of(-greatest, -3, 3, greatest).To(dtype)).To(DType.Float64).ToArray<double>(), Is.EqualTo(new[] { -1, -0.75, 0.75, 1 }), dtype.Name());
            Assert.That(Activation.Softsign(Of(-Infinity, Infinity).To(dtype)).To(DType.Float64).ToArray<double>(), Has.All.NaN, dtype.Name());
        }
        Assert.That(Derivative.Softsign(Of(-Infinity, Infinity)).ToArray<double>(), Has.All.Zero);
    });

    [Test]
    public void Far_out_softsigns_slope_is_left_to_the_formula_alone() => Assert.Multiple(() =>
    {
        var x = Of(-1e20, 1e20);
        Assert.That(Derivative.Softsign(x).ToArray<double>(), Is.EqualTo(new[] { 1e-40, 1e-40 }).Within(1e-13).Percent);
        Assert.That(Ad.Grad(t => Activation.Softsign(t).Sum())(x).ToArray<double>(), Has.All.Zero);
    });

    [TestCaseSource(nameof(All))]
    public void No_derivative_overflows(Elementwise f)
    {
        Func<Tensor, Tensor> first = Ad.Grad(t => f.Value(t).Sum()), second = Ad.Grad(t => first(t).Sum()), third = Ad.Grad(t => second(t).Sum());
        foreach (var dtype in (DType[])[DType.Float32, DType.Float64])
        {
            var x = Of(-1e4, -1000, -100, 100, 1000, 1e4).To(dtype);
            foreach (var y in (Tensor[])[first(x), second(x), third(x), f.Slope(x), Ad.Grad(t => f.Slope(t).Sum())(x)]) Assert.That((bool)IsFinite(y).All(), Is.True, y.ToString());
        }
    }

    [Test(Description = "The step answers 0 to NaN, as to anything that is not at least 0")]
    public void NaN_stays_NaN() => Assert.Multiple(() =>
    {
        foreach (var f in All.Where(f => f.Name != "step")) Assert.That(f.Value(double.NaN).Item(), Is.NaN, f.ToString());
    });

    [Test]
    public void A_masked_logit_gets_no_probability_and_spoils_nothing() => Assert.Multiple(() =>
    {
        var x = Of(new[,] { { -Infinity, 0, 0 }, { 1, 1, 1 } });
        Assert.That(Activation.Softmax(x, 1)[0].ToArray<double>(), Is.EqualTo(new[] { 0, 0.5, 0.5 }));
        Assert.That(Activation.LogSoftmax(x, 1)[0].ToArray<double>(), Is.EqualTo(new[] { -Infinity, -Math.Log(2), -Math.Log(2) }));
        Assert.That(Ad.Grad(t => Activation.Softmax(t, 1)[0, 1])(x).ToArray<double>(), Is.EqualTo(new[] { 0, 0.25, -0.25, 0, 0, 0 }));
        Assert.That(Ad.Grad(t => Activation.LogSoftmax(t, 1)[0, 1])(x).ToArray<double>(), Is.EqualTo(new[] { 0, 0.5, -0.5, 0, 0, 0 }));
    });

    [TestCase(Infinity)]
    [TestCase(double.NaN)]
    public void A_row_with_infinity_or_NaN_is_NaN_and_the_others_are_not(double bad) => Assert.Multiple(() =>
    {
        var x = Of(new[,] { { bad, 0 }, { 1, 1 } });
        Assert.That(Activation.Softmax(x, 1).ToArray<double>(), Is.EqualTo(new[] { double.NaN, double.NaN, 0.5, 0.5 }));
        Assert.That(Activation.LogSoftmax(x, 1)[0].ToArray<double>(), Has.All.NaN);
        Assert.That(Activation.LogSoftmax(x, 1)[1].ToArray<double>(), Has.All.EqualTo(-Math.Log(2)));
    });

    [Test]
    public void The_logarithm_of_a_probability_that_underflows_is_finite() =>
        Assert.That(Activation.LogSoftmax(Of(0.0, -1000)).ToArray<double>(), Is.EqualTo(new double[] { 0, -1000 }));

    [Test]
    public void Nothing_gives_nothing() => Assert.Multiple(() =>
    {
        foreach (var f in All) Assert.That(f.Value(Zeros([0, 3])).Shape, Is.EqualTo(new[] { 0, 3 }), f.ToString());
        Assert.That(Activation.Softmax(Zeros([0, 3])).Shape, Is.EqualTo(new[] { 0, 3 }));
    });
}
