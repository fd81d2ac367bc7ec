using Gradus.Contracts;
using Gradus.Grading.Seeds;

namespace Gradus.GradientStudy.Plain;

/// <summary>Operations in plain doubles with derivatives in closed form: independent of every tensor library.</summary>
public sealed class PlainCatalogue : ICatalogue
{
    /// <inheritdoc/>
    public string Name => "closed forms in plain doubles";

    /// <inheritdoc/>
    public IReadOnlyList<Operation> Operations { get; } = [.. Elementwise, .. LinearOperations.All, .. Reductions.All];

    private static IEnumerable<Operation> Elementwise =>
    [
        Pointwise.Unary("exp", Math.Exp, Math.Exp, Math.Exp, Any),
        Pointwise.Unary("log", Math.Log, x => 1 / x, x => -1 / (x * x), Positive),
        Pointwise.Unary("sqrt", Math.Sqrt, x => 0.5 / Math.Sqrt(x), x => -0.25 / (x * Math.Sqrt(x)), Positive),
        Pointwise.Unary("tanh", Math.Tanh, x => 1 - Square(Math.Tanh(x)), x => -2 * Math.Tanh(x) * (1 - Square(Math.Tanh(x))), Any),
        Pointwise.Unary("sigmoid", Sigmoid, x => Sigmoid(x) * Sigmoid(-x), x => Sigmoid(x) * Sigmoid(-x) * (Sigmoid(-x) - Sigmoid(x)), Any),
        Pointwise.Unary("softplus", x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))), Sigmoid, x => Sigmoid(x) * Sigmoid(-x), Any),
        Pointwise.Unary("sin", Math.Sin, Math.Cos, x => -Math.Sin(x), Any),
        Pointwise.Unary("reciprocal", x => 1 / x, x => -1 / (x * x), x => 2 / (x * x * x), Any),
        Pointwise.Unary("relu", x => Math.Max(x, 0), x => x > 0 ? 1 : 0, _ => 0, Any),
        Pointwise.Unary("abs", Math.Abs, x => Math.Sign(x), _ => 0, Any),
        Pointwise.Of("add, equal shapes", p => p[0] + p[1], _ => [1, 1], _ => new double[2, 2], [2, 3], ([2, 3], Any), ([2, 3], Any)),
        Pointwise.Of("add, a row broadcast", p => p[0] + p[1], _ => [1, 1], _ => new double[2, 2], [3, 4], ([3, 4], Any), ([4], Any)),
        Pointwise.Of("subtract, a column broadcast", p => p[0] - p[1], _ => [1, -1], _ => new double[2, 2], [3, 2], ([3, 2], Any), ([3, 1], Any)),
        Pointwise.Of("multiply, equal shapes", p => p[0] * p[1], p => [p[1], p[0]], _ => new double[,] { { 0, 1 }, { 1, 0 } }, [3, 3], ([3, 3], Any), ([3, 3], Any)),
        Pointwise.Of("multiply, a row and a column", p => p[0] * p[1], p => [p[1], p[0]], _ => new double[,] { { 0, 1 }, { 1, 0 } }, [3, 4], ([3, 1], Any), ([1, 4], Any)),
        Pointwise.Of("multiply by a scalar", p => p[0] * p[1], p => [p[1], p[0]], _ => new double[,] { { 0, 1 }, { 1, 0 } }, [2, 3], ([2, 3], Any), ([], Any)),
        Pointwise.Of("divide", p => p[0] / p[1], p => [1 / p[1], -p[0] / (p[1] * p[1])], p => new[,] { { 0, -1 / (p[1] * p[1]) }, { -1 / (p[1] * p[1]), 2 * p[0] / (p[1] * p[1] * p[1]) } },
            [2, 3], ([2, 3], Any), ([2, 3], Any)),
        Pointwise.Of("power", p => Math.Pow(p[0], p[1]), p => [p[1] * Math.Pow(p[0], p[1] - 1), Math.Pow(p[0], p[1]) * Math.Log(p[0])], SecondOfPower, [2, 3], ([2, 3], Positive), ([3], Any)),
        Pointwise.Of("maximum", p => Math.Max(p[0], p[1]), p => p[0] > p[1] ? [1, 0] : [0, 1], _ => new double[2, 2], [5], ([5], r => r.Uniform(1, 2) * Sign(r)), ([5], r => r.Uniform(0.1, 0.9))),
        Pointwise.Of("where", p => p[0] * p[2] + p[1] * (1 - p[2]), p => [p[2], 1 - p[2], p[0] - p[1]], _ => new double[,] { { 0, 0, 1 }, { 0, 0, -1 }, { 1, -1, 0 } }, [4],
            ([4], Any), ([4], Any), ([4], Any)),
    ];

    internal static double Any(CheckRandom random) => Linear.Signed(random);

    internal static double Positive(CheckRandom random) => random.Uniform(0.3, 3);

    private static double Sign(CheckRandom random) => random.Uniform() < 0.5 ? -1 : 1;

    private static double Square(double x) => x * x;

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double[,] SecondOfPower(double[] p)
    {
        double log = Math.Log(p[0]), value = Math.Pow(p[0], p[1]), mixed = Math.Pow(p[0], p[1] - 1) * (1 + p[1] * log);
        return new[,] { { p[1] * (p[1] - 1) * Math.Pow(p[0], p[1] - 2), mixed }, { mixed, value * log * log } };
    }
}
