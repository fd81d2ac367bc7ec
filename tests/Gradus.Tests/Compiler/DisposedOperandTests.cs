using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler;

/// <summary>An operand that nobody follows may be disposed of when the operation is done, in transformed functions as in others.</summary>
public sealed class DisposedOperandTests
{
    private static readonly Tensor X = Numbers(4, 5, 6);

    private static readonly Func<Tensor, Tensor> Scaled = x =>
    {
        using var z = Numbers(1, 2, 3);
        using var twice = z * 2;
        return x * twice;
    };

    private static IEnumerable<TestCaseData> Transformed()
    {
        yield return Case("no transformation", () => Scaled(X), 8, 20, 36);
        yield return Case("Jit", () => Ad.Jit(Scaled)(X), 8, 20, 36);
        yield return Case("Grad", () => Ad.Grad(x => Scaled(x).Sum())(X), 2, 4, 6);
        yield return Case("Jit of Grad", () => Ad.Jit(Ad.Grad(x => Scaled(x).Sum()))(X), 2, 4, 6);
        yield return Case("Grad of Jit", () => Ad.Grad(x => Ad.Jit(Scaled)(x).Sum())(X), 2, 4, 6);
        yield return Case("Grad of Grad", () => Ad.Grad(x => Ad.Grad(y => Scaled(y * y).Sum())(x).Sum())(X), 4, 8, 12);
        yield return Case("Jvp", () => Ad.Jvp(Scaled, X, Numbers(1, 1, 1)).Tangent, 2, 4, 6);
        yield return Case("Vjp", () => Ad.Vjp(Scaled, X).Pullback(Numbers(1, 1, 1)), 2, 4, 6);
        yield return Case("Vmap", () => Ad.Vmap(x => Scaled(x.BroadcastTo([3])).Sum())(X), 48, 60, 72);
        yield return Case("Backward", () =>
        {
            var p = new Parameter(X);
            Scaled(p).Sum().Backward();
            return p.Grad!;
        }, 2, 4, 6);

        static TestCaseData Case(string name, Func<Tensor> result, params double[] want) => new TestCaseData(result, want).SetName($"{{m}}({name})");
    }

    [TestCaseSource(nameof(Transformed))]
    public void A_function_may_dispose_of_what_it_made(Func<Tensor> result, double[] want) => Assert.That(result().ToArray<double>(), Is.EqualTo(want));

    [Test]
    public void What_a_compiled_function_captured_may_go()
    {
        var c = Numbers(1, 2, 3);
        var f = Ad.Jit(x => x * c);
        f(X);
        c.Dispose();
        Assert.That(f(X).ToArray<double>(), Is.EqualTo(new double[] { 4, 10, 18 }));
        Assert.That(Ad.Grad(x => f(x).Sum())(X).ToArray<double>(), Is.EqualTo(new double[] { 1, 2, 3 }));
    }

    [Test]
    public void The_constants_of_an_expression_may_go()
    {
        Tensor one = Numbers(1, 2, 3), other = Numbers(2, 2, 2), variable = Symbolic.Variable("x", [3], DType.Float64);
        var f = Symbolic.Compile((variable * Symbolic.Constant(one)) + (variable * other));
        one.Dispose();
        other.Dispose();
        Assert.That(f(("x", X)).ToArray<double>(), Is.EqualTo(new double[] { 12, 20, 30 }));
    }

    [Test]
    public void A_pullback_needs_neither_the_argument_nor_the_value()
    {
        var x = Numbers(0, 0, 0);
        var (value, pullback) = Ad.Vjp(Tensor.Exp, x);
        x.Dispose();
        value.Dispose();
        Assert.That(pullback(Numbers(1, 2, 3)).ToArray<double>(), Is.EqualTo(new double[] { 1, 2, 3 }));
    }

    [Test]
    public void Gradients_are_disposed_of_one_by_one()
    {
        var (a, b) = Ad.Grad(((Tensor A, Tensor B) t) => (t.A + t.B).Sum())((X, X));
        a.Dispose();
        Assert.That(b.ToArray<double>(), Is.All.EqualTo(1));
        var upstream = Numbers(1, 2, 3);
        Ad.Vjp(x => x + 1, X).Pullback(upstream).Dispose();
        Assert.That(upstream.Sum().Item(), Is.EqualTo(6));
        Parameter p = new(X), q = new(X);
        (p + q).Backward(upstream);
        p.Grad!.Dispose();
        Assert.That(q.Grad!.ToArray<double>(), Is.EqualTo(new double[] { 1, 2, 3 }));
    }

    private static Tensor Numbers(params double[] items) => Tensor.Of<double>(items);
}
