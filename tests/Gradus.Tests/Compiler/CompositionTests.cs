using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Compiler;

/// <summary>Jit before and after every other transformation, to second order and in itself.</summary>
public sealed class CompositionTests
{
    private static readonly Func<Tensor, Tensor> F = x => (Sin(x * x) * Exp(-x)) + Tanh(x);

    private static readonly Func<Tensor, Tensor> Total = x => F(x).Sum();

    private static readonly Tensor X = Of(0.7, -0.3, 1.9), V = Of(1.0, 0.5, -2);

    private static IEnumerable<TestCaseData> Nestings =>
    [
        Case("jit(f)", Ad.Jit(F), F),
        Case("jit(jit f)", Ad.Jit(Ad.Jit(F)), F),
        Case("jit of a function that calls jit", Ad.Jit(x => Ad.Jit(F)(x) * x), x => F(x) * x),
        Case("jit(grad f)", Ad.Jit(Ad.Grad(Total)), Ad.Grad(Total)),
        Case("grad(jit f)", Ad.Grad(Ad.Jit(Total)), Ad.Grad(Total)),
        Case("jit(grad(jit f))", Ad.Jit(Ad.Grad(Ad.Jit(Total))), Ad.Grad(Total)),
        Case("jit(grad(grad f))", Ad.Jit(Twice(Total)), Twice(Total)),
        Case("grad(jit(grad f))", Ad.Grad(x => Ad.Jit(Ad.Grad(Total))(x).Sum()), Twice(Total)),
        Case("grad(grad(jit f))", Twice(Ad.Jit(Total)), Twice(Total)),
        Case("jit(vmap f)", Ad.Jit(Ad.Vmap(F)), Ad.Vmap(F)),
        Case("vmap(jit f)", Ad.Vmap(Ad.Jit(F)), Ad.Vmap(F)),
        Case("vmap(jit(grad f))", Ad.Vmap(Ad.Jit(Ad.Grad(F))), Ad.Vmap(Ad.Grad(F))),
        Case("jit(vmap(grad f))", Ad.Jit(Ad.Vmap(Ad.Grad(F))), Ad.Vmap(Ad.Grad(F))),
        Case("grad(vmap(jit f))", Ad.Grad(x => Ad.Vmap(Ad.Jit(F))(x).Sum()), Ad.Grad(Total)),
        Case("jvp(jit f)", x => Ad.Jvp(Ad.Jit(F), x, V).Tangent, x => Ad.Jvp(F, x, V).Tangent),
        Case("jit(jvp f)", Ad.Jit(x => Ad.Jvp(F, x, V).Tangent), x => Ad.Jvp(F, x, V).Tangent),
        Case("jvp(jit(grad f))", x => Ad.Jvp(Ad.Jit(Ad.Grad(Total)), x, V).Tangent, x => Ad.HessianVectorProduct(Total, x, V)),
        Case("grad(jvp(jit f))", Ad.Grad(x => Ad.Jvp(Ad.Jit(Total), x, V).Tangent), Ad.Grad(x => Ad.Jvp(Total, x, V).Tangent)),
        Case("vjp(jit f)", x => Ad.Vjp(Ad.Jit(F), x).Pullback(V), x => Ad.Vjp(F, x).Pullback(V)),
        Case("jit(vjp f)", Ad.Jit(x => Ad.Vjp(F, x).Pullback(V)), x => Ad.Vjp(F, x).Pullback(V)),
        Case("hessian(jit f)", Ad.Hessian(Ad.Jit(Total)), Ad.Hessian(Total)),
        Case("jit(hessian f)", Ad.Jit(Ad.Hessian(Total)), Ad.Hessian(Total)),
        Case("jit(jacobian f)", Ad.Jit(Ad.JacobianReverse(F)), Ad.JacobianReverse(F)),
        Case("value and gradient", x => Both(Ad.Jit<Tensor, (Tensor, Tensor)>(x => Ad.ValueAndGrad(Total)(x))(x)), x => Both(Ad.ValueAndGrad(Total)(x))),
        Case("value and gradient of jit", x => Both(Ad.ValueAndGrad(Ad.Jit(Total))(x)), x => Both(Ad.ValueAndGrad(Total)(x))),
        Case("pmap(jit f)", Ad.Pmap(Ad.Jit(F), parts: 2), F),
        Case("jit(pmap f)", Ad.Jit(Ad.Pmap(F, parts: 2)), F),
        Case("grad(pmap(jit f))", Ad.Grad(x => Ad.Pmap(Ad.Jit(F), parts: 2)(x).Sum()), Ad.Grad(Total)),
        Case("a derivative by a captured tensor", Ad.Grad(w => Ad.Jit(x => (x * w).Sum())(X)), Ad.Grad(w => (X * w).Sum())),
        Case("a second derivative by a captured tensor", Twice(w => Ad.Jit(x => (x * w * w * w).Sum())(X)), Twice(w => (X * w * w * w).Sum())),
        Case("vmap over a captured tensor", Ad.Vmap(w => Ad.Jit(x => (x * w).Sum())(X)), Ad.Vmap(w => (X * w).Sum())),
        Case("perturbations are not confused", Ad.Grad(x => (x * Ad.Grad(Ad.Jit(y => (x * y).Sum()))(X)).Sum()), Ad.Grad(x => (x * Ad.Grad(y => (x * y).Sum())(X)).Sum())),
        Case("a custom function", Ad.Jit(Ad.Grad(x => new SoftplusFunction().Apply(x).Sum())), Ad.Grad(x => new SoftplusFunction().Apply(x).Sum())),
        Case("the derivative of a custom function is its own", Ad.Grad(Ad.Jit(x => PassedThrough(x * 3).Sum())), Ad.Grad(x => PassedThrough(x * 3).Sum())),
        Case("a stopped gradient", Ad.Grad(Ad.Jit(x => (x * Ad.StopGradient(x)).Sum())), Ad.Grad(x => (x * Ad.StopGradient(x)).Sum())),
    ];

    private static Func<Tensor, Tensor> PassedThrough => Ad.CustomVjp(Floor, (x, y, upstream) => upstream);

    [TestCaseSource(nameof(Nestings))]
    public void Gives_the_same_as_without_it(Func<Tensor, Tensor> jitted, Func<Tensor, Tensor> plain)
    {
        Bits.Same(jitted(X), plain(X), "first call");
        Bits.Same(jitted(X + 0.25), plain(X + 0.25), "second call, other numbers");
    }

    [Test]
    public void The_prototypes_three_properties_hold()
    {
        Func<Tensor, Tensor> net = x => Tanh(x.Reshape(1, 3).MatMul(Of(new[,] { { 0.1, 0.2 }, { -0.3, 0.4 }, { 0.5, -0.6 } }))).Sum();
        var program = Ad.Program(Ad.Grad(F), 0.7).Traced;
        Tensor rows = Stack([X, V]);
        Assert.Multiple(() =>
        {
            Assert.That(program.Evaluate(0.7)[0].Item(), Is.EqualTo(Ad.Grad(F)(0.7).Item()), "jit(grad)");
            Assert.That(Ad.Grad(x => program.Evaluate(x)[0])(0.7).Item(), Is.EqualTo(Ad.Grad(Ad.Grad(F))(0.7).Item()), "grad(program)");
            Bits.Same(Ad.Program(Ad.Vmap(Ad.Grad(net)), rows).Traced.Evaluate(rows)[0], Stack([Ad.Grad(net)(X), Ad.Grad(net)(V)]), "jit(vmap(grad))");
        });
    }

    [Test]
    public void Backward_goes_through_a_compiled_function_of_parameters()
    {
        Parameter p = new(X), q = new(X);
        (Ad.Jit(F)(p) * V).Sum().Backward();
        (F(q) * V).Sum().Backward();
        Bits.Same(p.Grad!, q.Grad!);
    }

    [Test]
    public void Programs_of_compiled_functions_are_one_program()
    {
        var inner = Ad.Jit(x => x * x);
        Assert.That(Ad.Program(x => inner(inner(x)), 2.0).Traced.Operations.Select(operation => operation.Primitive), Is.EqualTo(new[] { Primitives.Multiply, Primitives.Multiply }));
    }

    private static Func<Tensor, Tensor> Twice(Func<Tensor, Tensor> f) => Ad.Grad(x => Ad.Grad(f)(x).Sum());

    private static Tensor Both((Tensor Value, Tensor Gradient) pair) => Concatenate([pair.Value.Reshape(1), pair.Gradient]);

    private static TestCaseData Case(string name, Func<Tensor, Tensor> jitted, Func<Tensor, Tensor> plain) => new TestCaseData(jitted, plain).SetName($"{{m}}({name})");

    private static Tensor Of(params double[] items) => Tensor.Of<double>(items);

    private static Tensor Of(double[,] items) => Tensor.Of(items);
}
