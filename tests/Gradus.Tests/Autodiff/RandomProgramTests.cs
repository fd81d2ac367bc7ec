using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Random compositions of 5 to 15 operations: whatever is put together, all modes agree with one another and with differences.</summary>
public sealed class RandomProgramTests
{
    private const int Length = 3;

    // Each keeps vectors of three numbers of moderate size, so that any may follow any.
    private static readonly Func<Tensor, Tensor, Tensor>[] Steps =
    [
        (a, b) => a + b, (a, b) => a - b, (a, b) => a * b, (a, b) => a / (1 + (b * b)), (a, b) => Tanh(a * b), (a, b) => Atan2(a, 1.5 + Tanh(b)),
        (a, b) => Pow(1.5 + Sigmoid(a), Tanh(b)),
        (a, _) => Sin(a), (a, _) => Cos(2 * a), (a, _) => Sigmoid(a), (a, _) => Exp(-a * a), (a, _) => Log1p(a * a), (a, _) => Sqrt(1 + (a * a)),
        (a, _) => Erf(a), (a, _) => -a,
        (a, b) => a.Reshape(3, 1).MatMul(b.Reshape(1, 3)).Sum(0) / 3, (a, b) => (a.Reshape(3, 1) * Tanh(b).Reshape(1, 3)).Transpose().Sum(1), (a, b) => a.Sum() * Tanh(b) / 3,
        (a, _) => new CumulativeSum(0).Bind(a) / 3, (a, _) => new Flip(0).Bind(a), (a, _) => Take(a, Of(2, 0, 2)), (a, _) => new ScatterAdd(0, 3).Bind(a, Of(1, 1, 0)),
        (a, b) => new Slice([1], [3], [1]).Bind(Concatenate([a, b])), (a, _) => new Slice([0], [3], [2]).Bind(new Pad([1], [1], [1]).Bind(a)),
        (a, b) => Where(Sin(5 * a) > b, a, b), (a, b) => Maximum(a, Sin(b)),
        (a, _) => a - a.Max(), (a, b) => Functions.LogSumExp(Stack([a, b]), axis: 0),
        (a, b) => new MultiplyFunction().Apply(a, b), (a, b) => Ad.Grad(z => Tanh(z * b).Sum())(a), (a, b) => Ad.Jvp(Sin, a, b).Tangent,
    ];

    [Test]
    public void All_modes_agree([Range(1, 120)] int seed)
    {
        var f = Program(seed);
        var random = new Random(seed);
        Tensor x = Vector(random), v = Vector(random), u = Vector(random), other = Vector(random);
        double[] forward = Ad.JacobianForward(f)(x).ToArray<double>(), reverse = Ad.JacobianReverse(f)(x).ToArray<double>();
        var (value, tangent) = Ad.Jvp(f, x, v);
        var parameter = new Parameter(x);
        (f(parameter) * u).Sum().Backward();
        Assert.Multiple(() =>
        {
            Same(value, f(x).ToArray<double>(), "value");
            Assert.That(reverse, Is.EqualTo(forward).Within(Near(forward)), "Jacobian by rows, and by columns");
            Same(Ad.Vjp(f, x).Pullback(u), Product(u.ToArray<double>(), forward), "reverse");
            Same(parameter.Grad!, Product(u.ToArray<double>(), forward), "Backward()");
            Same(Ad.Vmap(f)(Stack([x, other])), [.. f(x).ToArray<double>(), .. f(other).ToArray<double>()], "batched");
            Same(Ad.Vmap(Ad.JacobianReverse(f))(Stack([x, other])), [.. forward, .. Ad.JacobianForward(f)(other).ToArray<double>()], "batched over reverse");
            Same(Ad.Vmap(f, inAxis: 1, outAxis: 1)(Stack([x, other], axis: 1)),
                [.. f(x).ToArray<double>().Zip(f(other).ToArray<double>()).SelectMany(p => new[] { p.First, p.Second })], "batched along another axis");

            Func<Tensor, Tensor> g = y => (f(y) * u).Sum();
            double[] hv = Ad.HessianVectorProduct(g, x, v).ToArray<double>();
            Same(Ad.Grad(y => (Ad.Grad(g)(y) * v).Sum())(x), hv, "reverse over reverse");
            Same(Ad.Grad(y => Ad.Jvp(g, y, v).Tangent)(x), hv, "reverse over forward");
        });

        // Differences do not see a kink that lies between their points; the tolerance allows for curvature, not for a wrong rule.
        double expected = Differences.Derivative(t => (f(x + (t * v)) * u).Sum().Item(), 0, 1.0 / 4096);
        double actual = (tangent * u).Sum().Item();
        Assert.That(actual, Is.EqualTo(expected).Within(1e-6 * (1 + Math.Abs(expected))), "differences");
    }

    private static Func<Tensor, Tensor> Program(int seed)
    {
        var random = new Random(seed * 31);
        var steps = Enumerable.Range(0, random.Next(5, 16)).Select(i => (Step: Steps[random.Next(Steps.Length)], Left: random.Next(i + 1), Right: random.Next(i + 1))).ToArray();
        return x =>
        {
            var results = new List<Tensor> { x };
            foreach (var (step, left, right) in steps) results.Add(step(results[^1], results[left]) + (0.5 * results[right]));
            return results[^1];
        };
    }

    private static Tensor Vector(Random random) => FromSpan<double>(Enumerable.Range(0, Length).Select(_ => (random.NextDouble() * 2) - 1).ToArray(), [Length]);

    private static double[] Product(double[] u, double[] jacobian) => [.. Enumerable.Range(0, Length).Select(j => Enumerable.Range(0, Length).Sum(i => u[i] * jacobian[(i * Length) + j]))];

    private static double Near(double[] expected) => 1e-10 * (1 + expected.Max(Math.Abs));

    private static void Same(Tensor actual, double[] expected, string mode) => Assert.That(actual.ToArray<double>(), Is.EqualTo(expected).Within(Near(expected)), mode);
}
