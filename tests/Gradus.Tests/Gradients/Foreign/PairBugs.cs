using Gradus.Contracts;
using static System.Math;
using static Gradus.Tests.Gradients.Foreign.Arrays;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Wrong derivatives of functions of two arrays: elementwise and broadcast.</summary>
internal static class PairBugs
{
    public static IEnumerable<ForeignBug> All() => [.. Elementwise2(), .. Broadcasts()];

    private static ForeignFunction Pair(string name, Func<double, double, double> f, Func<double, double, double> dx, Func<double, double, double> dy, (double, double) x, (double, double) y) => new(name, new()
    {
        Value = a => Each(a[0], a[1], f),
        Vjp = (a, u) => [Each(Each(a[0], a[1], dx), u, (d, b) => d * b), Each(Each(a[0], a[1], dy), u, (d, b) => d * b)],
        Jvp = (a, v) => Each(
            Each(Each(a[0], a[1], dx), Or0(v[0], a[0]), (d, t) => d * t),
            Each(Each(a[0], a[1], dy), Or0(v[1], a[1]), (d, t) => d * t), (p, q) => p + q),
    }, r =>
    {
        int n = r.Int(1, 7);
        return [Draw(r, x.Item1, x.Item2, n), Draw(r, y.Item1, y.Item2, n)];
    });

    private static ForeignBug Slopes(this ForeignFunction of, string name, string mistake, string source, Func<double, double, double> dx, Func<double, double, double> dy) =>
        of.Reverse(name, mistake, source, (a, u) => [Each(Each(a[0], a[1], dx), u, (d, b) => d * b), Each(Each(a[0], a[1], dy), u, (d, b) => d * b)]);

    private static IEnumerable<ForeignBug> Elementwise2()
    {
        var atan2 = Pair("atan2", Atan2, (y, x) => x / (x * x + y * y), (y, x) => -y / (x * x + y * y), (0.3, 2), (0.3, 2));
        yield return atan2.Slopes("atan2-swapped", "The two partial derivatives are exchanged.", "getkeops/keops#155", (y, x) => -y / (x * x + y * y), (y, x) => x / (x * x + y * y));

        var remainder = new ForeignFunction("fmod", Pair("", (x, y) => x % y, (_, _) => 1, (x, y) => -Truncate(x / y), (0, 1), (0, 1)).Right, r =>
        {
            int n = r.Int(1, 7);
            Shaped y = Signed(r, n);
            return [Each(y, b => b * ((r.Int(0, 4) + r.Uniform(0.2, 0.8)) * (r.Bits() % 2 == 0 ? 1 : -1))), y]; // far from the jumps
        });
        yield return remainder.Slopes("fmod-no-divisor", "0 for the divisor.", "shader-slang/slang#10071", (_, _) => 1, (_, _) => 0);
        yield return remainder.Slopes("fmod-floor", "−floor(x/y) where the function truncates: wrong for mixed signs.", "shader-slang/slang#10080, jax-ml/jax#11469", (_, _) => 1, (x, y) => -Floor(x / y));

        var sinTimes = Pair("sin(x)·y", (x, y) => Sin(x) * y, (x, y) => Cos(x) * y, (x, _) => Sin(x), (-2, 2), (-2, 2));
        yield return sinTimes.Slopes("sin-times-sign", "−sin x for y.", "jax-ml/jax#3213", (x, y) => Cos(x) * y, (x, _) => -Sin(x));
        yield return sinTimes.Slopes("sin-for-cos", "sin in place of cos.", "FluxML/Zygote.jl#1176", (x, y) => Sin(x) * y, (x, _) => Sin(x));

        var difference = Pair("x − y", (x, y) => x - y, (_, _) => 1, (_, _) => -1, (-2, 2), (-2, 2));
        yield return difference.Slopes("sub-sign", "The subtrahend's gradient keeps its sign.", "DiffSharp/DiffSharp#9", (_, _) => 1, (_, _) => 1);
        var quotient = Pair("x / y", (x, y) => x / y, (_, y) => 1 / y, (x, y) => -x / (y * y), (-2, 2), (0.4, 2));
        yield return quotient.Slopes("div-no-square", "−x/y for y.", "needle homework 1 (typical)", (_, y) => 1 / y, (x, y) => -x / y);
        yield return quotient.Slopes("div-sign", "x/y² for y.", "needle homework 1 (typical)", (_, y) => 1 / y, (x, y) => x / (y * y));
        var product = Pair("x · y", (x, y) => x * y, (_, y) => y, (x, _) => x, (-2, 2), (-2, 2));
        yield return product.Slopes("mul-own-factor", "Each factor gets itself.", "common", (x, _) => x, (_, y) => y);
        yield return product.Reverse("mul-second-missing", "Null for the second factor: detached.", "common", (a, u) => [Each(a[1], u, (y, b) => y * b), null]);

        var power = Pair("x^y", Pow, (x, y) => y * Pow(x, y - 1), (x, y) => Pow(x, y) * Log(x), (0.4, 2), (0.5, 2.5));
        yield return power.Slopes("pow-log-of-exponent", "log y in place of log x.", "common", (x, y) => y * Pow(x, y - 1), (x, y) => Pow(x, y) * Log(y));
        yield return power.Slopes("pow-exponent-held", "0 for the exponent.", "common", (x, y) => y * Pow(x, y - 1), (_, _) => 0);

        var hypot = Pair("hypot", (x, y) => Sqrt(x * x + y * y), (x, y) => x / Sqrt(x * x + y * y), (x, y) => y / Sqrt(x * x + y * y), (0.3, 2), (-2, 2));
        yield return hypot.Slopes("hypot-undivided", "x and y: not divided by the length.", "common", (x, _) => x, (_, y) => y);

        var maximum = Pair("maximum", Max, (x, y) => x > y ? 1 : x < y ? 0 : 0.5, (x, y) => y > x ? 1 : y < x ? 0 : 0.5, (-2, 0), (0.1, 2));
        yield return maximum.Slopes("maximum-exchanged", "The mask of the smaller one.", "common", (x, y) => x < y ? 1 : 0, (x, y) => x < y ? 0 : 1);
        yield return maximum.Slopes("maximum-tie", "Both get the whole gradient at a tie: 2 in all.", "pytorch/pytorch#56734", (x, y) => x >= y ? 1 : 0, (x, y) => y >= x ? 1 : 0) with
        {
            At = r =>
            {
                Shaped x = Draw(r, -2, 2, r.Int(1, 5));
                return [x, x.With([.. x.Values])];
            },
            Special = "Ties only, where there is no derivative.",
            Invisible = true,
        };

        var select = Pair("where(x > 0, x³, y²)", (x, y) => x > 0 ? x * x * x : y * y, (x, _) => x > 0 ? 3 * x * x : 0, (x, y) => x > 0 ? 0 : 2 * y, (0.2, 2), (-2, 2));
        select = select with { Sample = r => r.Int(1, 7) is var n ? [Signed(r, n), Draw(r, -2, 2, n)] : [] };
        yield return select.Slopes("where-unmasked", "Both branches get the gradient.", "HIPS/autograd#396 (kind)", (x, _) => 3 * x * x, (_, y) => 2 * y);

        var incomplete = Pair("c^a·sin a", (a, c) => Pow(c, a) * Sin(a), (a, c) => Pow(c, a) * (Log(c) * Sin(a) + Cos(a)), (a, c) => a * Pow(c, a - 1) * Sin(a), (0.5, 2), (0.5, 2));
        yield return incomplete.Reverse("upstream-in-one-term", "Only the first of two terms is multiplied by the upstream gradient.", "stan-dev/math#1569", (x, u) =>
        [
            Each(Each(Each(x[0], x[1], (a, c) => Pow(c, a) * Log(c) * Sin(a)), u, (d, b) => d * b), Each(x[0], x[1], (a, c) => Pow(c, a) * Cos(a)), (p, q) => p + q),
            Each(Each(x[0], x[1], (a, c) => a * Pow(c, a - 1) * Sin(a)), u, (d, b) => d * b),
        ]);
    }

    private static IEnumerable<ForeignBug> Broadcasts()
    {
        // [n, k] · [k]
        static Shaped ByRow(Shaped x, Shaped w, Func<double, double, double> f) => Fill(x.Shape[0], x.Shape[1], (i, j) => f(x[i, j], w[j]));
        static Shaped OverRows(Shaped u) => Fill(u.Shape[1], j => Sum(u.Shape[0], i => u[i, j]));
        var scaled = new ForeignFunction("[n, k] · [k]", new()
        {
            Value = a => ByRow(a[0], a[1], (x, w) => x * w),
            Vjp = (a, u) => [ByRow(u, a[1], (b, w) => b * w), OverRows(Each(u, a[0], (b, x) => b * x))],
            Jvp = (a, v) => Each(ByRow(Or0(v[0], a[0]), a[1], (t, w) => t * w), ByRow(a[0], Or0(v[1], a[1]), (x, t) => x * t), (p, q) => p + q),
        }, r => r.Int(1, 5) is var n && r.Int(1, 5) is var k ? [Draw(r, -2, 2, n, k), Draw(r, -2, 2, k)] : []);
        yield return scaled.Reverse("broadcast-mean", "The broadcast axis is averaged, not summed.", "common", (a, u) =>
            [ByRow(u, a[1], (b, w) => b * w), Times(1.0 / u.Shape[0], OverRows(Each(u, a[0], (b, x) => b * x)))]);
        yield return scaled.Reverse("broadcast-first-row", "Only the first row's share.", "common", (a, u) =>
            [ByRow(u, a[1], (b, w) => b * w), Fill(u.Shape[1], j => u[0, j] * a[0][0, j])]);
        yield return scaled.Reverse("broadcast-not-reduced", "The gradient of [k] keeps the shape [n, k].", "pytorch/pytorch#1787, #913, tracel-ai/burn#181", (a, u) =>
            [ByRow(u, a[1], (b, w) => b * w), Each(u, a[0], (b, x) => b * x)]);
        yield return scaled.Reverse("broadcast-wrong-axis", "Summed over the columns: the shape fits for square inputs.", "common", (a, u) =>
            [ByRow(u, a[1], (b, w) => b * w), Fill(u.Shape[1], i => Sum(u.Shape[1], j => u[i, j] * a[0][i, j]))]) with
        {
            At = r => r.Int(2, 5) is var n ? [Draw(r, -2, 2, n, n), Draw(r, -2, 2, n)] : [],
        };
        yield return scaled.Reverse("broadcast-size-one", "A leading axis of size 1 is taken for a broadcast one: the gradient is summed over the columns too.", "common (unbroadcast by size)", (a, u) =>
            [a[0].Shape[0] == 1 ? Fill(1, a[0].Shape[1], (_, _) => Sum(u.Shape[1], c => u[0, c] * a[1].Values[c])) : ByRow(u, a[1], (b, w) => b * w), OverRows(Each(u, a[0], (b, x) => b * x))]) with
        {
            Special = "One row only: the other shapes are right.",
            At = r => r.Int(2, 5) is var k ? [Draw(r, -2, 2, 1, k), Draw(r, -2, 2, k)] : [],
        };

        var bias = new ForeignFunction("[n, k] + [k]", new()
        {
            Value = a => ByRow(a[0], a[1], (x, b) => x + b),
            Vjp = (_, u) => [u, OverRows(u)],
            Jvp = (a, v) => ByRow(Or0(v[0], a[0]), Or0(v[1], a[1]), (s, t) => s + t),
        }, scaled.Sample);
        yield return bias.Reverse("bias-mean", "The bias gets the mean over the batch.", "CS231n assignment 1 (typical)", (_, u) => [u, Times(1.0 / u.Shape[0], OverRows(u))]);
        yield return bias.Reverse("bias-total", "Every bias gets the sum over the batch and all features.", "common", (a, u) => [u, Each(a[1], _ => Total(u))]);

        var twice = new ForeignFunction("(eᶻ − a) + (eᶻ − b), z a scalar", new()
        {
            Value = a => Each(a[1], b => Exp(Only(a[0])) - b + Exp(Only(a[0]))),
            Vjp = (a, u) => [a[0].With([2 * Exp(Only(a[0])) * Total(u)]), Times(-1, u)],
        }, r => [Draw(r, -1, 1), Draw(r, -2, 2, r.Int(2, 7))]);
        yield return twice.Reverse("scalar-broadcast-first", "Of the broadcast scalar's gradients one use is summed, of the other the first element is taken.", "pytorch/pytorch#13669 (kind)", (a, u) =>
            [a[0].With([Exp(Only(a[0])) * (Total(u) + u.Values[0])]), Times(-1, u)]);
    }
}
