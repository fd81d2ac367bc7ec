using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Transformations inside transformations: 31 properties of a core that nests, checked in a prototype first.</summary>
public sealed class NestingTests
{
    private static readonly Tensor Points = Of(0.1, 0.5, 0.9, -0.3);
    private static readonly Tensor W = Matrix(3, 4), U = Matrix(4, 2), X = Matrix(5, 3);
    private static readonly Tensor E0 = Of(1.0, 0), E1 = Of(0.0, 1), P = Of(1.2, 0.7);
    private static readonly double[] RosenbrockHessian = [2 + (1200 * 1.44) - (400 * 0.7), -400 * 1.2, -400 * 1.2, 200];

    private static IEnumerable<TestCaseData> Properties =>
    [
        Case("grad", () => At(Ad.Grad(F), 0.7), () => Slope(F, 0.7), 1e-8),
        Case("grad(grad)", () => At(Ad.Grad(Ad.Grad(F)), 0.7), () => Slope(Ad.Grad(F), 0.7), 1e-8),
        Case("grad(grad(grad(grad)))", () => At(Ad.Grad(Ad.Grad(Ad.Grad(Ad.Grad(F)))), 0.7), () => Slope(Ad.Grad(Ad.Grad(Ad.Grad(F))), 0.7), 1e-7),
        Case("jvp", () => At(Forward(F), 0.7), () => At(Ad.Grad(F), 0.7)),
        Case("grad of jvp", () => At(Ad.Grad(Forward(F)), 0.7), () => At(Ad.Grad(Ad.Grad(F)), 0.7)),
        Case("jvp of grad", () => At(Forward(Ad.Grad(F)), 0.7), () => At(Ad.Grad(Ad.Grad(F)), 0.7)),
        Case("jvp(jvp(grad))", () => At(Forward(Forward(Ad.Grad(F))), 0.7), () => At(Ad.Grad(Ad.Grad(Ad.Grad(F))), 0.7)),

        // d/dx x·d/dy (x·y) = 2x (Siskind and Pearlmutter): the inner derivative must not see the outer one's change.
        Case("perturbation confusion, forward in forward", () => At(Forward(x => x * Ad.Jvp(y => x * y, 2.0, 1.0).Tangent), 1), () => 2),
        Case("perturbation confusion, reverse in reverse", () => At(Ad.Grad(x => x * Ad.Grad(y => x * y)(2.0)), 1), () => 2),
        Case("perturbation confusion, forward in reverse", () => At(Ad.Grad(x => x * Ad.Jvp(y => x * y, 2.0, 1.0).Tangent), 1), () => 2),
        Case("perturbation confusion, reverse in forward", () => At(Forward(x => x * Ad.Grad(y => x * y)(2.0)), 1), () => 2),
        Case("the outer argument is a constant inside", () => At(Forward(x => x * Ad.Jvp(_ => x, 0.0, 1.0).Tangent), 0), () => 0),

        Case("branches in a loop", () => At(Ad.Grad(Loop), 0.9), () => Slope(Loop, 0.9), 1e-7),
        Case("recursion", () => At(Ad.Grad(x => Repeat(x, 7)), 0.3), () => Slope(x => Repeat(x, 7), 0.3), 1e-7),

        .. Enumerable.Range(0, 4).Select(i => Case($"vmap(grad)[{i}]", () => Element(Ad.Vmap(Ad.Grad(F))(Points), i), () => At(Ad.Grad(F), Element(Points, i)))),
        Case("grad(sum of vmap)", () => Element(Ad.Grad(x => Ad.Vmap(F)(x).Sum())(Points), 2), () => At(Ad.Grad(F), 0.9)),
        Case("vmap(vmap(grad(grad)))", () => Element(Ad.Vmap(Ad.Vmap(Ad.Grad(Ad.Grad(F))))(Of(new[,] { { 0.1, 0.2, 0.3 }, { 0.4, 0.5, 0.6 } })), 4), () => At(Ad.Grad(Ad.Grad(F)), 0.5)),

        .. Enumerable.Range(0, 4).Select(i => Case($"Hessian, forward over reverse, entry {i}", () => Element(Ad.JacobianForward(Ad.Grad(Rosenbrock))(P), i), () => RosenbrockHessian[i])),
        .. Enumerable.Range(0, 4).Select(i => Case($"Hessian, reverse over reverse, entry {i}", () => Element(Ad.JacobianReverse(Ad.Grad(Rosenbrock))(P), i), () => RosenbrockHessian[i])),
        Case("Hessian, reverse over forward, a row", () => Element(Ad.Grad(v => Ad.Jvp(Rosenbrock, v, E0).Tangent.Sum())(P), 1), () => RosenbrockHessian[1]),

        Case("per-example gradients", () => Element(Ad.Vmap(Ad.Grad(Network))(X), 4), () => Element(Ad.Grad(Network)(Row(X, 1)), 1)),
        Case("Hessian-vector product through a matrix product", () => Element(Ad.Grad(w => (Ad.Grad(Layer)(w) * W).Sum())(W), 5),
            () => Slope(v => (Ad.Grad(Layer)(W + (v - Element(W, 5)) * OneAt(5, 3, 4)) * W).Sum(), Element(W, 5)), 1e-7),
    ];

    [TestCaseSource(nameof(Properties))]
    public void Transformations_nest(Func<double> actual, Func<double> expected, double tolerance)
    {
        double right = expected();
        Assert.That(actual(), Is.EqualTo(right).Within(tolerance * (1 + Math.Abs(right))));
    }

    [Test]
    public void There_are_31_of_them() => Assert.That(Properties.Count(), Is.EqualTo(31));

    private static TestCaseData Case(string name, Func<double> actual, Func<double> expected, double tolerance = 1e-9) => new TestCaseData(actual, expected, tolerance).SetName($"{{m}}({name})");

    private static Tensor F(Tensor x) => (Sin(x * x) * Exp(-x)) + Tanh(x);

    private static Tensor Loop(Tensor x)
    {
        for (int i = 0; i < 5; i++) x = x.Item() > 0.5 ? Sin(x) * 2 : x * x;
        return x;
    }

    private static Tensor Repeat(Tensor x, int times) => times == 0 ? x : Tanh(Repeat(x, times - 1) * 1.1);

    private static Tensor Rosenbrock(Tensor v)
    {
        Tensor x = (v * E0).Sum(), y = (v * E1).Sum(), a = 1 - x, b = y - (x * x);
        return (a * a) + (100 * (b * b));
    }

    private static Tensor Network(Tensor x) => Tanh(x.Reshape(1, 3).MatMul(W)).MatMul(U).Sum();

    private static Tensor Layer(Tensor w) => Tanh(X.MatMul(w)).Sum();

    private static Func<Tensor, Tensor> Forward(Func<Tensor, Tensor> f) => x => Ad.Jvp(f, x, 1.0).Tangent;

    private static double At(Func<Tensor, Tensor> f, double x) => f(x).Item();

    private static double Element(Tensor x, int i) => x.ToArray<double>()[i];

    private static Tensor Row(Tensor x, int i) => FromSpan<double>(x.ToArray<double>().AsSpan(i * x.Shape[1], x.Shape[1]), [x.Shape[1]]);

    private static Tensor OneAt(int i, params ReadOnlySpan<int> shape)
    {
        var lengths = Shape.Create(shape);
        var items = new double[lengths.Size];
        items[i] = 1;
        return FromSpan<double>(items, lengths);
    }

    private static double Slope(Func<Tensor, Tensor> f, double x) => Differences.Derivative(v => f(v).Item(), x);

    private static Tensor Matrix(int rows, int columns)
    {
        var random = new Random((rows * 10) + columns);
        return FromSpan<double>(Enumerable.Range(0, rows * columns).Select(_ => random.NextDouble() - 0.5).ToArray(), [rows, columns]);
    }
}
