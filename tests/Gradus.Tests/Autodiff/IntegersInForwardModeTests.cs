using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Integers and masks do not change by small amounts: in forward mode they carry no tangent, as in reverse mode they have no gradient.</summary>
public sealed class IntegersInForwardModeTests
{
    private static readonly Tensor X = Of(2.7, -1.5, 0.0);

    private static IEnumerable<TestCaseData> Functions =>
    [
        Case("a conversion to integers and back", x => x.To(DType.Int32).To(DType.Float64) * x, [2, -1, 0]),
        Case("a conversion to a mask and back", x => x.To(DType.Bool).To(DType.Float64) * x, [1, 1, 0]),
        Case("a sum of integers", x => x.To(DType.Int32).Sum().To(DType.Float64) * x, [1, 1, 1]),
        Case("whether any", x => Where(x.Any(), x, 0), [1, 1, 1]),
        Case("whether all", x => Where(x.All(), x, 3 * x), [3, 3, 3]),
        Case("how many are not zero", x => x.CountNonZero().To(DType.Float64) * x, [2, 2, 2]),
        Case("a conversion to another float", x => x.To(DType.Float32).To(DType.Float64) * 2, [2, 2, 2]),
        Case("a custom function that gives integers", x => Ad.CustomVjp(v => v.To(DType.Int32), (_, _, _) => null)(x).To(DType.Float64) * x, [2, -1, 0]),
    ];

    [TestCaseSource(nameof(Functions))]
    public void The_derivative_is_that_of_the_rest(Func<Tensor, Tensor> f, double[] expected) => Assert.Multiple(() =>
    {
        Assert.That(Ad.Jvp(f, X, OnesLike(X)).Tangent.ToArray<double>(), Is.EqualTo(expected), "forward");
        Assert.That(Ad.Grad(x => f(x).Sum())(X).ToArray<double>(), Is.EqualTo(expected), "reverse");
        Assert.That(Ad.Hessian(x => f(x).Sum())(X).ToArray<double>(), Has.All.EqualTo(0), "second order");
    });

    [Test]
    public void Of_a_power_by_a_conversion_the_Hessian_is_right() =>
        Assert.That(Ad.Hessian(x => (x.To(DType.Int32).To(DType.Float64) * x * x).Sum())(Of(2.7, -1.5)).ToArray<double>(), Is.EqualTo(new double[] { 4, 0, 0, -2 }));

    [Test]
    public void An_integer_carries_no_tangent()
    {
        var trace = new ForwardMode();
        Tensor x = Of(1, 2);
        Assert.That(trace.WithTangent(x, x), Is.SameAs(x));
        var (value, tangent) = Ad.Jvp(v => v.To(DType.Int32), X, X);
        Assert.That((value.Type, tangent.Type, tangent.ToArray<int>()), Is.EqualTo((value.Type, value.Type, new[] { 0, 0, 0 })));
    }

    [Test(Description = "No axes are none for a primitive, and all for Tensor.Sum")]
    public void The_greatest_of_one_number_keeps_the_shape_of_the_stack() => Assert.Multiple(() =>
    {
        Tensor x = Of(1.0, 5, 3), v = Of(10.0, 20, 30);
        foreach (Func<Tensor, Tensor> f in new Func<Tensor, Tensor>[] { t => t.Max(), t => t.Min() })
        {
            Assert.That(Ad.Jvp(Ad.Vmap(f), x, v).Tangent.ToArray<double>(), Is.EqualTo(new double[] { 10, 20, 30 }), "forward over batched");
            Assert.That(Ad.Vmap(t => Ad.Jvp(f, t, t * 10).Tangent)(x).ToArray<double>(), Is.EqualTo(new double[] { 10, 50, 30 }), "batched over forward");
            Assert.That(Ad.Grad(t => (Ad.Vmap(f)(t) * v).Sum())(x).ToArray<double>(), Is.EqualTo(new double[] { 10, 20, 30 }), "reverse over batched");
        }
    });

    private static TestCaseData Case(string name, Func<Tensor, Tensor> f, double[] expected) => new TestCaseData(f, expected).SetName($"{{m}}({name})");
}
