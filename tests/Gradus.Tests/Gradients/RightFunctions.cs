using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.Tests.Gradients;

/// <summary>A function of a vector with its gradient in closed form, and points at which both can be computed.</summary>
public sealed record RightFunction(string Name, Func<double[], double> Value, Func<double[], double[]> Gradient, Func<CheckRandom, double[]> Point)
{
    public Differentiable Claim => Differentiable.Of(Value, Gradient);

    public override string ToString() => Name;
}

/// <summary>Nice and nasty functions with right gradients: none of them may be called wrong.</summary>
internal static class RightFunctions
{
    private static readonly double[] Weights = [0.3, -1.2, 0.7];

    internal static IReadOnlyList<RightFunction> All { get; } =
    [
        // nice
        One("x²", x => x * x, x => 2 * x, -2, 2),
        One("x³ at 0", x => x * x * x, x => 3 * x * x, 0, 0),
        One("cos at 0", Math.Cos, x => -Math.Sin(x), 0, 0),
        One("a constant", _ => 3, _ => 0, -2, 2),
        One("zero", _ => 0, _ => 0, -2, 2),
        One("the identity", x => x, _ => 1, -2, 2),
        One("x¹⁰", x => Math.Pow(x, 10), x => 10 * Math.Pow(x, 9), -2, 2),
        new("Rosenbrock", x => Square(1 - x[0]) + 100 * Square(x[1] - x[0] * x[0]), x => [-2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] * x[0]), 200 * (x[1] - x[0] * x[0])], Box(2, -2, 2)),
        new("an input that is not used", x => Math.Sin(x[0]), x => [Math.Cos(x[0]), 0], Box(2, -2, 2)),
        new("a neuron", x => Math.Tanh(Dot(Weights, x)), x => [.. Weights.Select(w => w * (1 - Square(Math.Tanh(Dot(Weights, x)))))], Box(3, -1, 1)),
        One("Newton's square root, a loop", NewtonRoot, x => 0.5 / Math.Sqrt(x), 1, 9),
        One("a branch", x => x > 0 ? x * x : Math.Sin(x), x => x > 0 ? 2 * x : Math.Cos(x), 0.5, 2),

        // scales
        One("x² at 1e8", x => x * x, x => 2 * x, 0.9e8, 1.1e8),
        One("x² at 1e-8", x => x * x, x => 2 * x, 0.9e-8, 1.1e-8),
        One("1e8 · tanh", x => 1e8 * Math.Tanh(x), x => 1e8 * (1 - Square(Math.Tanh(x))), -2, 2),
        One("1e-8 · tanh", x => 1e-8 * Math.Tanh(x), x => 1e-8 * (1 - Square(Math.Tanh(x))), -2, 2),
        One("1e-300 · sin", x => 1e-300 * Math.Sin(x), x => 1e-300 * Math.Cos(x), -2, 2),
        One("x / 1e150", x => x / 1e150, _ => 1e-150, 1e150, 2e150),
        new("1e4 and 1e-4 in one sum", x => x[0] * x[0] + Math.Sin(x[1] * 1e4), x => [2 * x[0], 1e4 * Math.Cos(x[1] * 1e4)], r => [r.Uniform(1e4, 2e4), r.Uniform(1e-4, 2e-4)]),
        new("a product of 1e8 and 1e-8", x => x[0] * x[1], x => [x[1], x[0]], r => [r.Uniform(1e8, 2e8), r.Uniform(1e-8, 2e-8)]),
        One("sin at 1e6", Math.Sin, Math.Cos, 1e6, 1e6 + 6),

        // steep, narrow, oscillating
        One("exp(50x)", x => Math.Exp(50 * x), x => 50 * Math.Exp(50 * x), -1, 1),
        One("exp at 650", Math.Exp, Math.Exp, 640, 660),
        One("sin(1000x)", x => Math.Sin(1000 * x), x => 1000 * Math.Cos(1000 * x), -1, 1),
        One("sin(1e6·x)", x => Math.Sin(1e6 * x), x => 1e6 * Math.Cos(1e6 * x), -1, 1),
        One("sin(2π·1024·x): the period is the first step", x => Math.Sin(2 * Math.PI * 1024 * x), x => 2048 * Math.PI * Math.Cos(2 * Math.PI * 1024 * x), -0.9, 0.9),
        One("atan(1e4·x) near 0", x => Math.Atan(1e4 * x), x => 1e4 / (1 + 1e8 * x * x), -1e-4, 1e-4),
        One("tanh, saturated", x => Math.Tanh(20 * x), x => 20 / Square(Math.Cosh(20 * x)), 0.7, 1),
        One("exp(-1/x²)", x => Math.Exp(-1 / (x * x)), x => 2 / (x * x * x) * Math.Exp(-1 / (x * x)), 0.1, 0.3),

        // near the edge of the domain, near a pole, near a kink
        One("log at 1e-6", Math.Log, x => 1 / x, 1e-6, 2e-6),
        One("1/x at 1e-6", x => 1 / x, x => -1 / (x * x), 1e-6, 2e-6),
        One("√x at 1e-5", Math.Sqrt, x => 0.5 / Math.Sqrt(x), 1e-5, 2e-5),
        One("x^0.1 at 1e-5", x => Math.Pow(x, 0.1), x => 0.1 * Math.Pow(x, -0.9), 1e-5, 2e-5),
        One("x·log x at 1e-4", x => x * Math.Log(x), x => Math.Log(x) + 1, 1e-4, 2e-4),
        One("acos near 1", Math.Acos, x => -1 / Math.Sqrt(1 - x * x), 0.9999, 0.99999),
        One("log(1 - x) near 1", x => Math.Log(1 - x), x => -1 / (1 - x), 0.99999, 0.999999),
        One("relu at 1e-5", x => Math.Max(x, 0), x => x > 0 ? 1 : 0, 1e-5, 2e-5),
        One("relu at -1e-7", x => Math.Max(x, 0), x => x > 0 ? 1 : 0, -2e-7, -1e-7),
        One("1 + |x| at 1e-4", x => 1 + Math.Abs(x), x => Math.Sign(x), 1e-4, 2e-4),
        new("the larger of two close ones", x => Math.Max(x[0], x[1]), x => x[0] > x[1] ? [1, 0] : [0, 1], r => r.Uniform(1, 2) is var x ? [x, x + 1e-5] : []),
        One("floor between jumps", Math.Floor, _ => 0, 0.3, 0.6),
        new("the norm of a tiny vector", x => Math.Sqrt(Dot(x, x)), x => [.. x.Select(v => v / Math.Sqrt(Dot(x, x)))], Box(3, 1e-6, 3e-6)),

        // rounding
        One("1e8 + x", x => 1e8 + x, _ => 1, -1, 1),
        One("(1e8 + x) - 1e8", x => 1e8 + x - 1e8, _ => 1, -1, 1),
        One("(1e12 + sin x) - 1e12", x => 1e12 + Math.Sin(x) - 1e12, Math.Cos, -1, 1),
        One("(1 - cos x)/x² at 1e-4", x => (1 - Math.Cos(x)) / (x * x), x => (x * Math.Sin(x) - 2 * (1 - Math.Cos(x))) / (x * x * x), 0.01, 0.02),
        new("variance as E[x²] - E[x]² with mean 1e4", x => Dot(x, x) / 3 - Square(x.Average()), x => [.. x.Select(v => 2 * (v - x.Average()) / 3)], Box(3, 9999, 10001)),
        new("a small difference times 1e10", x => (x[0] - x[1]) * 1e10, _ => [1e10, -1e10], r => r.Uniform(1, 2) is var x ? [x, x + 1e-9] : []),
        new("a determinant near 0", x => x[0] * x[3] - x[1] * x[2], x => [x[3], -x[2], -x[1], x[0]], r => r.Uniform(1, 2) is var x ? [x, x, x, x + 1e-10] : []),
        One("softplus at 40", x => Math.Log(1 + Math.Exp(x)), x => 1 / (1 + Math.Exp(-x)), 30, 40),
        One("softplus at -40", x => Math.Log(1 + Math.Exp(x)), x => 1 / (1 + Math.Exp(-x)), -34, -30),
        One("log cosh at 300", x => Math.Log(Math.Cosh(x)), Math.Tanh, 290, 300),
        new("log-sum-exp at 1000", x => x.Max() + Math.Log(x.Sum(v => Math.Exp(v - x.Max()))), x => [.. x.Select(v => Math.Exp(v - x.Max()) / x.Sum(w => Math.Exp(w - x.Max())))], Box(4, 990, 1000)),
        new("a probability of 1e-20", x => Math.Exp(x[0]) / (Math.Exp(x[0]) + Math.Exp(x[1])), x => Math.Exp(x[0] - x[1]) is var p ? [p / Square(1 + p), -p / Square(1 + p)] : [], r => [r.Uniform(-46, -44), r.Uniform(0, 1)]),
        new("a sum of 200 terms", x => Enumerable.Range(1, 200).Sum(k => Math.Sin(k * x[0]) / k), x => [Enumerable.Range(1, 200).Sum(k => Math.Cos(k * x[0]))], Box(1, 1, 2)),
    ];

    private static RightFunction One(string name, Func<double, double> f, Func<double, double> d, double low, double high) => new(name, x => f(x[0]), x => [d(x[0])], Box(1, low, high));

    private static Func<CheckRandom, double[]> Box(int length, double low, double high) => random => random.Array(length, r => r.Uniform(low, high));

    private static double Square(double x) => x * x;

    private static double Dot(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Sum();

    private static double NewtonRoot(double x)
    {
        double root = x;
        while (Math.Abs(root * root - x) > 1e-12 * x) root = (root + x / root) / 2;
        return root;
    }
}
