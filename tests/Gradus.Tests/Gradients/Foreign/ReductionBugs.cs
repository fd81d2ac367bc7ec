using Gradus.Contracts;
using Gradus.Grading.Seeds;
using static System.Math;
using static Gradus.Tests.Gradients.Foreign.Arrays;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Wrong derivatives of sums, means, products, norms and extrema.</summary>
internal static class ReductionBugs
{
    public static IEnumerable<ForeignBug> All() => [.. Moments(), .. Products(), .. Norms(), .. Extrema()];

    private static IEnumerable<ForeignBug> Moments()
    {
        var mean = new ForeignFunction("mean", new() { Value = x => One(Total(x[0]) / x[0].Size), Vjp = (x, u) => [Each(x[0], _ => Only(u) / x[0].Size)] }, Matrices(-2, 2));
        yield return mean.Reverse("mean-undivided", "The gradient of the sum.", "common", (x, u) => [Each(x[0], _ => Only(u))]);
        yield return mean.Reverse("mean-rows", "Divided by the number of rows, not of elements.", "common", (x, u) => [Each(x[0], _ => Only(u) / x[0].Shape[0])]);
        yield return mean.Reverse("mean-n-minus-one", "Divided by n − 1.", "common", (x, u) => [Each(x[0], _ => Only(u) / (x[0].Size - 1))]);

        static double Mu(Shaped x) => Total(x) / x.Size;
        static double Square(Shaped x) => Sum(x.Size, i => Pow(x.Values[i] - Mu(x), 2));
        var variance = new ForeignFunction("variance, unbiased", new()
        {
            Value = x => One(Square(x[0]) / (x[0].Size - 1)),
            Vjp = (x, u) => [Each(x[0], a => 2 * Only(u) * (a - Mu(x[0])) / (x[0].Size - 1))],
        }, Vectors(-2, 2, 2));
        yield return variance.Reverse("var-biased", "n in place of n − 1.", "karpathy, makemore part 4: Bessel's correction", (x, u) => [Each(x[0], a => 2 * Only(u) * (a - Mu(x[0])) / x[0].Size)]);
        yield return variance.Reverse("var-uncentred", "The mean is not subtracted.", "common", (x, u) => [Each(x[0], a => 2 * Only(u) * a / (x[0].Size - 1))]);
        var deviation = new ForeignFunction("standard deviation", new()
        {
            Value = x => One(Sqrt(Square(x[0]) / x[0].Size)),
            Vjp = (x, u) => [Each(x[0], a => Only(u) * (a - Mu(x[0])) / (x[0].Size * Sqrt(Square(x[0]) / x[0].Size)))],
        }, Vectors(-2, 2, 3));
        yield return deviation.Reverse("std-of-variance", "The gradient of the variance.", "common", (x, u) => [Each(x[0], a => 2 * Only(u) * (a - Mu(x[0])) / x[0].Size)]);
        yield return deviation.Reverse("std-of-one", "0/0 for one element, where the function is constant.", "common", deviation.Right.Vjp!) with { At = r => [Draw(r, -2, 2, 1)], Special = "One element: the function is 0 whatever its value, the claimed derivative NaN." };

        var centred = new ForeignFunction("x − mean x", new() { Value = x => Each(x[0], a => a - Mu(x[0])), Vjp = (_, u) => [Each(u, b => b - Mu(u))] }, Vectors(-2, 2, 2));
        yield return centred.Reverse("centre-diagonal", "(1 − 1/n)·u: only the diagonal of the Jacobian.", "pytorch/pytorch#107007 (what was expected)", (x, u) => [Times(1 - 1.0 / u.Size, u)]);
        yield return centred.Reverse("centre-held", "u: the mean is treated as a constant.", "common", (_, u) => [u]);
    }

    private static IEnumerable<ForeignBug> Products()
    {
        static double Others(Shaped x, int but) => Enumerable.Range(0, x.Size).Where(i => i != but).Aggregate(1.0, (p, i) => p * x.Values[i]);
        var product = new ForeignFunction("product", new() { Value = x => One(x[0].Values.Aggregate(1.0, (p, a) => p * a)), Vjp = (x, u) => [Fill(x[0].Size, i => Only(u) * Others(x[0], i))] }, r => [Signed(r, r.Int(2, 6))]);
        Func<CheckRandom, Shaped[]> withZero = r =>
        {
            Shaped x = Signed(r, r.Int(2, 6));
            x.Values[r.Int(0, x.Size)] = 0;
            return [x];
        };
        yield return product.Reverse("prod-divides", "y/xᵢ: NaN at a zero.", "tinygrad/tinygrad#17404, tracel-ai/burn#5534", (x, u) => [Each(x[0], a => Only(u) * Only(product.Right.Value(x)) / a)]) with { At = withZero, Special = "A factor of 0: elsewhere it is right." };
        yield return product.Reverse("prod-zero-masked", "y/xᵢ, with 0 for 0/0.", "common repair of the above", (x, u) => [Each(x[0], a => a == 0 ? 0 : Only(u) * Only(product.Right.Value(x)) / a)]) with { At = withZero, Special = "A factor of 0: elsewhere it is right." };
        yield return product.Reverse("prod-no-division", "y for every factor.", "common", (x, u) => [Each(x[0], _ => Only(u) * Only(product.Right.Value(x)))]);

        static double Range(Shaped x, int from, int to, int but) => Enumerable.Range(from, Max(0, to - from + 1)).Where(i => i != but).Aggregate(1.0, (p, i) => p * x.Values[i]);
        var running = new ForeignFunction("cumulative product", new()
        {
            Value = x => Fill(x[0].Size, j => Range(x[0], 0, j, -1)),
            Vjp = (x, u) => [Fill(x[0].Size, i => Sum(x[0].Size, j => j < i ? 0 : u.Values[j] * Range(x[0], 0, j, i)))],
        }, r => [Signed(r, r.Int(2, 6))]);
        yield return running.Reverse("cumprod-zero", "Σ uⱼyⱼ / xᵢ with 0 for 0/0.", "tensorflow/tensorflow#119430, #3862", (x, u) =>
            [Fill(x[0].Size, i => x[0].Values[i] == 0 ? 0 : Sum(x[0].Size, j => j < i ? 0 : u.Values[j] * Range(x[0], 0, j, -1)) / x[0].Values[i])]) with
        { At = withZero, Special = "A factor of 0: elsewhere it is right." };
        var sums = new ForeignFunction("cumulative sum", new()
        {
            Value = x => Fill(x[0].Size, j => Sum(j + 1, i => x[0].Values[i])),
            Vjp = (_, u) => [Fill(u.Size, i => Sum(u.Size, j => j < i ? 0 : u.Values[j]))],
            Jvp = (x, v) => Fill(x[0].Size, j => Sum(j + 1, i => Or0(v[0], x[0]).Values[i])),
        }, Vectors(-2, 2, 2));
        yield return sums.Reverse("cumsum-not-reversed", "The cumulative sum of u from the front.", "common", (_, u) => [Fill(u.Size, i => Sum(i + 1, j => u.Values[j]))]);
        yield return sums.Reverse("cumsum-exclusive", "The own element is left out.", "common (exclusive flag dropped)", (_, u) => [Fill(u.Size, i => Sum(u.Size, j => j <= i ? 0 : u.Values[j]))]);
        yield return sums.Forward("cumsum-forward-as-reverse", "Forward mode uses reverse mode's rule, as for an elementwise function.", "pytorch/pytorch#43716 (kind)", (x, v) => Fill(x[0].Size, i => Sum(x[0].Size, j => j < i ? 0 : Or0(v[0], x[0]).Values[j])));
    }

    private static IEnumerable<ForeignBug> Norms()
    {
        static double Length(Shaped x) => Sqrt(Dot(x, x));
        var norm = new ForeignFunction("norm", new() { Value = x => One(Length(x[0])), Vjp = (x, u) => [Times(Only(u) / Length(x[0]), x[0])] }, r => [Signed(r, r.Int(2, 7))]);
        yield return norm.Reverse("norm-undivided", "x: not divided by the norm.", "common", (x, u) => [Times(Only(u), x[0])]);
        yield return norm.Reverse("norm-of-square", "2x: the gradient of the square.", "common", (x, u) => [Times(2 * Only(u), x[0])]);
        yield return norm.Reverse("norm-at-zero", "x/‖x‖ = 0/0 at 0.", "pytorch/pytorch#2421, HIPS/autograd#151", norm.Right.Vjp!) with { At = r => [Shaped.Zeros(r.Int(2, 5))], Special = "0 only, where there is no derivative: a convention is broken, no derivative is wrong.", Invisible = true };

        var unit = new ForeignFunction("x / ‖x‖", new()
        {
            Value = x => Times(1 / Length(x[0]), x[0]),
            Vjp = (x, u) => [Each(u, x[0], (b, a) => b / Length(x[0]) - a * Dot(u, x[0]) / Pow(Length(x[0]), 3))],
        }, r => [Signed(r, r.Int(2, 7))]);
        yield return unit.Reverse("normalize-held", "u/‖x‖: the norm is treated as a constant.", "common", (x, u) => [Times(1 / Length(x[0]), u)]);
        yield return unit.Reverse("normalize-power", "‖x‖² in place of ‖x‖³ in the second term.", "common", (x, u) => [Each(u, x[0], (b, a) => b / Length(x[0]) - a * Dot(u, x[0]) / Dot(x[0], x[0]))]);

        static double Exponentials(Shaped x) => Sum(x.Size, i => Exp(x.Values[i]));
        var logSumExp = new ForeignFunction("logsumexp", new() { Value = x => One(Log(Exponentials(x[0]))), Vjp = (x, u) => [Each(x[0], a => Only(u) * Exp(a) / Exponentials(x[0]))] }, Vectors(-2, 2, 2));
        yield return logSumExp.Reverse("logsumexp-even", "1/n each.", "common", (x, u) => [Each(x[0], _ => Only(u) / x[0].Size)]);
        yield return logSumExp.Reverse("logsumexp-argmax", "All of it to the largest.", "common: the shift by max differentiated alone", (x, u) => [Each(x[0], a => a == x[0].Values.Max() ? Only(u) : 0)]);
        var weighted = new ForeignFunction("log Σ bᵢeˣⁱ", new()
        {
            Value = a => One(Log(Sum(a[0].Size, i => a[1].Values[i] * Exp(a[0].Values[i])))),
            Vjp = (a, u) => [Each(a[0], a[1], (x, b) => Only(u) * b * Exp(x) / Exp(Total(weightedValue(a)))), Each(a[0], x => Only(u) * Exp(x) / Exp(Total(weightedValue(a))))],
        }, r => r.Int(2, 6) is var n ? [Draw(r, -1, 1, n), Draw(r, 0.3, 2, n)] : []);
        static Shaped weightedValue(Shaped[] a) => One(Log(Sum(a[0].Size, i => a[1].Values[i] * Exp(a[0].Values[i]))));
        yield return weighted.Reverse("logsumexp-zero-weight", "0 for a weight that is 0.", "jax-ml/jax#22398", (a, u) =>
            [weighted.Right.Vjp!(a, u)[0], Each(a[0], a[1], (x, b) => b == 0 ? 0 : Only(u) * Exp(x) / Exp(Total(weightedValue(a))))]) with
        {
            At = r =>
            {
                Shaped[] a = weighted.Sample(r);
                a[1].Values[r.Int(0, a[1].Size)] = 0;
                return a;
            },
            Special = "A weight of 0, where the function is smooth.",
        };
    }

    private static IEnumerable<ForeignBug> Extrema()
    {
        static double Top(Shaped x) => x.Values.Max();
        var max = new ForeignFunction("max", new() { Value = x => One(Top(x[0])), Vjp = (x, u) => [Each(x[0], a => a == Top(x[0]) ? Only(u) : 0)] }, r => [Apart(r, r.Int(2, 7))]);
        yield return max.Reverse("max-to-all", "Every element gets the gradient.", "common", (x, u) => [Each(x[0], _ => Only(u))]);
        yield return max.Reverse("max-value", "The gradient times the value.", "common", (x, u) => [Each(x[0], a => a == Top(x[0]) ? Only(u) * a : 0)]);
        yield return max.Reverse("max-ties-all", "Each of the tied elements gets the whole gradient.", "sahandsafizadeh/qeep#101, CNTK in tensorflow/tensorflow#51681", max.Right.Vjp!) with
        {
            At = r =>
            {
                Shaped x = Apart(r, r.Int(2, 6));
                x.Values[0] = x.Values[^1] = 5;
                return [x];
            },
            Special = "Ties only, where there is no derivative.",
            Invisible = true,
        };
        static double Low(Shaped x) => x.Values.Min();
        var scale = new ForeignFunction("(x − min) / (max − min)", new()
        {
            Value = x => Each(x[0], a => (a - Low(x[0])) / (Top(x[0]) - Low(x[0]))),
            Vjp = (x, u) =>
            {
                double d = Top(x[0]) - Low(x[0]), down = Sum(u.Size, i => u.Values[i] * (x[0].Values[i] - Low(x[0]))) / (d * d), all = Total(u) / d;
                return [Each(x[0], u, (a, b) => b / d + (a == Low(x[0]) ? down - all : 0) - (a == Top(x[0]) ? down : 0))];
            },
        }, r => [Apart(r, r.Int(3, 7))]);
        yield return scale.Reverse("rescale-max-held", "The maximum is treated as a constant.", "FluxML/Zygote.jl#197", (x, u) =>
        {
            double d = Top(x[0]) - Low(x[0]), down = Sum(u.Size, i => u.Values[i] * (x[0].Values[i] - Low(x[0]))) / (d * d), all = Total(u) / d;
            return [Each(x[0], u, (a, b) => b / d + (a == Low(x[0]) ? down - all : 0))];
        });
        var median = new ForeignFunction("median of four", new()
        {
            Value = x => One(x[0].Values.Order().Skip(1).Take(2).Average()),
            Vjp = (x, u) => [Each(x[0], a => x[0].Values.Count(b => b < a) is 1 or 2 ? Only(u) / 2 : 0)],
        }, r => [Apart(r, 4)]);
        yield return median.Reverse("median-lower", "The lower of the two middle elements gets all.", "common: torch's median is the lower one, NumPy's is not", (x, u) => [Each(x[0], a => x[0].Values.Count(b => b < a) == 1 ? Only(u) : 0)]);
        var sort = new ForeignFunction("sort", new()
        {
            Value = x => Shaped.Vector([.. x[0].Values.Order()]),
            Vjp = (x, u) => [Each(x[0], a => u.Values[x[0].Values.Count(b => b < a)])],
        }, r => [Apart(r, r.Int(3, 7))]);
        yield return sort.Reverse("sort-permutation", "The permutation itself in place of its inverse: right only when it is its own inverse.", "common (argsort once too few)", (x, u) =>
        {
            int[] rank = [.. x[0].Values.Select(a => x[0].Values.Count(b => b < a))];
            double[] g = new double[rank.Length];
            for (int i = 0; i < g.Length; i++) g[rank[i]] = u.Values[i];
            return [Shaped.Vector(g)];
        });
        var pool = new ForeignFunction("max pooling, width 3, stride 1", new()
        {
            Value = x => Fill(x[0].Size - 2, j => Max(x[0].Values[j], Max(x[0].Values[j + 1], x[0].Values[j + 2]))),
            Vjp = (x, u) => [Fill(x[0].Size, i => Sum(u.Size, j => j <= i && i <= j + 2 && x[0].Values[j..(j + 3)].Max() == x[0].Values[i] ? u.Values[j] : 0))],
        }, r => [Apart(r, r.Int(4, 8))]);
        yield return pool.Reverse("maxpool-last-write", "Overlapping windows overwrite each other's gradient.", "CS231n assignment 2 (typical)", (x, u) =>
        {
            double[] g = new double[x[0].Size];
            for (int j = 0; j < u.Size; j++) g[Array.IndexOf(x[0].Values, x[0].Values[j..(j + 3)].Max())] = u.Values[j];
            return [Shaped.Vector(g)];
        });
    }
}
