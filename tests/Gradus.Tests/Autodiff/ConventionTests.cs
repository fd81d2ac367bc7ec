using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>What the derivative is said to be where there is none: PyTorch's values, exactly, in both modes.</summary>
public sealed class ConventionTests
{
    private const double Infinity = double.PositiveInfinity;

    private static IEnumerable<TestCaseData> AtKinks =>
    [
        Case("relu'(0) = 0", x => Where(x > 0, x, 0), 0, 0),
        Case("|x|' at 0 = 0", Abs, 0, 0),
        Case("sign'(x) = 0", Sign, 0.3, 0),
        Case("floor'(x) = 0", Floor, 1, 0),
        Case("max(x, 0)' at 0 = 1/2", x => Maximum(x, 0), 0, 0.5),
        Case("min(x, 0)' at 0 = 1/2", x => Minimum(x, 0), 0, 0.5),
        Case("max(x, x)' = 1", x => Maximum(x, x), 0.7, 1),
        Case("sqrt'(0) = inf", Sqrt, 0, Infinity),
        Case("log'(0) = inf", Log, 0, Infinity),
        Case("the derivative of x⁰ at 0 = 0", x => Pow(x, 0), 0, 0),
        Case("the derivative of x¹ at 0 = 1", x => Pow(x, 1), 0, 1),
        Case("the derivative of x² at 0 = 0", x => Pow(x, 2), 0, 0),
        Case("the derivative of x^½ at 0 = inf", x => Pow(x, 0.5), 0, Infinity),
        Case("the derivative of (-2)³", x => Pow(x, 3), -2, 12),
        Case("the derivative of 0ᵇ at b = 0 is 0", b => Pow(0.0, b), 0, 0),
        Case("the derivative of 0ᵇ at b = 2 is 0", b => Pow(0.0, b), 2, 0),
        Case("the derivative of 0ᵇ at b = -1 is -inf", b => Pow(0.0, b), -1, -Infinity),
        Case("a step by comparison", x => (x > 0).To(DType.Float64), 0.5, 0),
        Case("what is stopped", x => x * Ad.StopGradient(x), 3, 3),
    ];

    private static IEnumerable<TestCaseData> SecondOrder =>
    [
        Case("x⁰ at 0", x => Pow(x, 0), 0, 0),
        Case("x¹ at 0", x => Pow(x, 1), 0, 0),
        Case("x² at 0", x => Pow(x, 2), 0, 2),
        Case("0ᵇ at b = 0", b => Pow(0.0, b), 0, 0),
        Case("relu at 0", x => Where(x > 0, x, 0), 0, 0),
        Case("|x| at 0", Abs, 0, 0),
    ];

    [TestCaseSource(nameof(AtKinks))]
    public void The_derivative_at_a_kink(Func<Tensor, Tensor> f, double at, double expected)
    {
        Assert.That(Ad.Grad(f)(at).Item(), Is.EqualTo(expected), "reverse");
        Assert.That(Ad.Jvp(f, at, 1.0).Tangent.Item(), Is.EqualTo(expected), "forward");
    }

    [TestCaseSource(nameof(SecondOrder))]
    public void The_second_derivative_at_a_kink(Func<Tensor, Tensor> f, double at, double expected) => Assert.Multiple(() =>
    {
        Assert.That(Ad.Grad(Ad.Grad(f))(at).Item(), Is.EqualTo(expected), "reverse over reverse");
        Assert.That(Ad.Jvp(Ad.Grad(f), at, 1.0).Tangent.Item(), Is.EqualTo(expected), "forward over reverse");
        Assert.That(Ad.Grad(x => Ad.Jvp(f, x, 1.0).Tangent)(at).Item(), Is.EqualTo(expected), "reverse over forward");
    });

    [Test]
    public void Equal_greatest_elements_share_the_gradient() => Assert.Multiple(() =>
    {
        Assert.That(Ad.Grad(x => x.Max())(Of(1.0, 3, 3, 3, 2, 3)).ToArray<double>(), Is.EqualTo(new[] { 0, 0.25, 0.25, 0.25, 0, 0.25 }));
        Assert.That(Ad.Grad(x => x.Min(axis: 1).Sum())(Of(new[,] { { 1.0, 1, 2 }, { 4, 3, 5 } })).ToArray<double>(), Is.EqualTo(new[] { 0.5, 0.5, 0, 0, 1, 0 }));
        Assert.That(Ad.Jvp(x => x.Max(), Of(3.0, 3), Of(1.0, 5)).Tangent.Item(), Is.EqualTo(3));
    });

    [Test]
    public void Each_of_two_equal_arguments_gets_half()
    {
        Func<Tensor, Tensor, Tensor> greater = (a, b) => Maximum(a, b);
        Assert.That((Ad.Grad(greater)(2.0, 2.0).Item(), Ad.Grad(greater, 1)(2.0, 2.0).Item()), Is.EqualTo((0.5, 0.5)));
        Assert.That((Ad.Grad(greater)(2.0, 1.0).Item(), Ad.Grad(greater, 1)(2.0, 1.0).Item()), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Functions_of_the_tensor_library_keep_infinities_out_of_the_way() => Assert.Multiple(() =>
    {
        Assert.That(Ad.Grad(x => x.Norm())(Of(0.0, 0)).ToArray<double>(), Is.EqualTo(new double[] { 0, 0 }), "the length of nothing");
        Assert.That(Ad.Hessian(x => x.Norm())(Of(0.0, 0)).ToArray<double>(), Has.All.EqualTo(0));
        Assert.That(Ad.Grad(x => x.StandardDeviation())(Of(2.0, 2)).ToArray<double>(), Is.EqualTo(new double[] { 0, 0 }), "the spread of equal numbers");
        Assert.That(Ad.Grad(x => x.Product())(Of(0.0, 3, 5)).ToArray<double>(), Is.EqualTo(new double[] { 15, 0, 0 }), "a product with a zero");
        Assert.That(Ad.Grad(x => Clip(x, -1, 1).Sum())(Of(-2.0, -1, 0, 1, 2)).ToArray<double>(), Is.EqualTo(new double[] { 0, 1, 1, 1, 0 }), "clip at its bounds");
        Assert.That(Ad.Grad(x => Relu(x).Sum())(Of(-0.0, 0, double.NaN)).ToArray<double>()[..2], Is.EqualTo(new double[] { 0, 0 }), "relu");
        Assert.That(Ad.Grad(x => Softplus(x).Sum())(Of(0, double.NegativeInfinity, -1000, 1000)).ToArray<double>(), Is.EqualTo(new[] { 0.5, 0, 0, 1 }), "softplus");
        Assert.That(Ad.Grad(x => x.Max())(Of(1, double.NaN, 2)).ToArray<double>(), Has.Some.NaN, "the greatest of numbers of which one is none");
    });

    [Test(Description = "0 times the infinity of the branch that was not taken would be NaN")]
    public void A_branch_that_is_not_taken_leaves_no_NaN_when_its_argument_is_made_safe()
    {
        Func<Tensor, Tensor> safe = x => Where(x > 0, Sqrt(Where(x > 0, x, 1)), 0).Sum();
        Assert.That(Ad.Grad(safe)(Of(0.0, 4, -1)).ToArray<double>(), Is.EqualTo(new[] { 0, 0.25, 0 }));
        Assert.That(Ad.HessianVectorProduct(safe, Of(0.0, 4, -1), Of(1.0, 1, 1)).ToArray<double>(), Is.EqualTo(new[] { 0, -0.03125, 0 }));
    }

    private static IEnumerable<TestCaseData> Rows =>
    [
        Row("finite", [1, 2, 3], [0.09003057317038046, 0.24472847105479767, 0.6652409557748219]),
        Row("-inf beside numbers", [double.NegativeInfinity, 0, 0], [0, 0.5, 0.5]),
        Row("far below", [-1000, -1000], [0.5, 0.5]),
        Row("far above", [1000, 1000, 0], [0.5, 0.5, 0]),
        Row("-inf alone", [double.NegativeInfinity, double.NegativeInfinity], [0, 0]),
    ];

    [TestCaseSource(nameof(Rows))]
    public void Log_sum_exp_has_the_softmax_as_gradient(double[] x, double[] softmax) =>
        Assert.That(Ad.Grad(v => Functions.LogSumExp(v))(Of<double>(x)).ToArray<double>(), Is.EqualTo(softmax).Within(1e-15));

    [Test(Description = "A batch of which one row is masked: its infinity stays its own")]
    public void A_masked_row_of_log_sum_exp_spoils_nothing() => Assert.Multiple(() =>
    {
        double masked = double.NegativeInfinity;
        var x = Of(new[,] { { masked, masked }, { 0, 0 } });
        Assert.That(Functions.LogSumExp(x).ToArray<double>(), Is.EqualTo(new[] { masked, Math.Log(2) }));
        Assert.That(Ad.Grad(v => Functions.LogSumExp(v)[1])(x).ToArray<double>(), Is.EqualTo(new[] { 0, 0, 0.5, 0.5 }));
        Assert.That(Ad.Jvp(v => Functions.LogSumExp(v), x, OnesLike(x)).Tangent.ToArray<double>(), Is.EqualTo(new double[] { 0, 1 }));
        Assert.That(Ad.HessianVectorProduct(v => Functions.LogSumExp(v).Sum(), x, Of(new double[,] { { 1, 2 }, { 1, 0 } })).ToArray<double>(), Is.EqualTo(new[] { 0, 0, 0.25, -0.25 }).Within(1e-16));
    });

    private static TestCaseData Case(string name, Func<Tensor, Tensor> f, double at, double expected) => new TestCaseData(f, at, expected).SetName($"{{m}}({name})");

    private static TestCaseData Row(string name, double[] x, double[] softmax) => new TestCaseData(x, softmax).SetName($"{{m}}({name})");
}
