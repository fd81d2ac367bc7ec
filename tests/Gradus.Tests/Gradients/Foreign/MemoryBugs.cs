using Gradus.Contracts;
using Gradus.Grading.Seeds;
using static System.Math;
using static Gradus.Tests.Gradients.Foreign.Arrays;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Mistakes that memory makes: buffers reused, saved arrays written over, randomness drawn again, tails of blocks, precision.</summary>
internal static class MemoryBugs
{
    public static IEnumerable<ForeignBug> All() => [.. States(), .. Saved(), .. Blocks()];

    private static IEnumerable<ForeignBug> States()
    {
        var sine = Elementwise("sin", Sin, Cos, Vectors(-2, 2, 2));
        yield return sine.Remembering("accumulates", "Gradients are added to those of earlier calls.", "karpathy/micrograd#102", () =>
        {
            Dictionary<int, double[]> grad = [];
            return (x, u) =>
            {
                double[] sum = grad.TryGetValue(x[0].Size, out double[]? old) ? old : grad[x[0].Size] = new double[x[0].Size];
                for (int i = 0; i < sum.Length; i++) sum[i] += Cos(x[0].Values[i]) * u.Values[i];
                return [x[0].With([.. sum])];
            };
        });
        yield return sine.Remembering("first-input-cached", "The slope at the first input is kept for all later calls.", "common (closure over the first call)", () =>
        {
            double[]? slope = null;
            return (x, u) => [x[0].With([.. (slope ??= [.. x[0].Values.Select(Cos)]).Zip(u.Values, (d, b) => d * b)])];
        });
        yield return sine.Remembering("first-upstream-cached", "The first upstream gradient is kept for all later calls.", "common (closure over the first call)", () =>
        {
            double[]? first = null;
            return (x, u) => [x[0].With([.. x[0].Values.Zip(first ??= [.. u.Values], (a, b) => Cos(a) * b)])];
        });
        yield return sine.Remembering("second-call-zero", "The saved input is freed by the first call: zeros come after it.", "pytorch/pytorch#18619 (kind)", () =>
        {
            int calls = 0;
            return (x, u) => calls++ == 0 ? [Each(x[0], u, (a, b) => Cos(a) * b)] : [Shaped.Zeros(x[0].Shape)];
        });
        yield return sine.Remembering("buffer-reused", "All calls return one buffer, so the gradient of the call before changes.", "common (workspace)", () =>
        {
            Dictionary<int, Shaped> buffers = [];
            return (x, u) =>
            {
                Shaped g = buffers.TryGetValue(x[0].Size, out Shaped? old) ? old : buffers[x[0].Size] = Shaped.Zeros(x[0].Size);
                for (int i = 0; i < g.Size; i++) g.Values[i] = Cos(x[0].Values[i]) * u.Values[i];
                return [g];
            };
        }) with
        { Special = "Right as long as each result is read before the next call." };
        yield return sine.Reverse("upstream-written", "The upstream gradient is multiplied in place.", "linkedin/Liger-Kernel#272 (kind)", (x, u) =>
        {
            for (int i = 0; i < u.Size; i++) u.Values[i] *= Cos(x[0].Values[i]);
            return [u];
        }) with
        { Remembers = true, Special = "The numbers returned are right; the caller's array is spoilt." };
        yield return sine.Reverse("input-written", "The input is overwritten by its slope, and used.", "pytorch/pytorch#197887 (kind)", (x, u) =>
        {
            for (int i = 0; i < u.Size; i++) x[0].Values[i] = Cos(x[0].Values[i]);
            return [Each(x[0], u, (d, b) => d * b)];
        }) with
        { Remembers = true, Special = "The numbers of the first call are right; the caller's array is spoilt." };
        var kept = new ForeignFunction("dropout 0.5 with a fixed mask", new() { Value = x => Fill(x[0].Size, i => i % 2 == 1 ? 0 : 2 * x[0].Values[i]), Vjp = (_, u) => [Fill(u.Size, i => i % 2 == 1 ? 0 : 2 * u.Values[i])] }, Vectors(-2, 2, 3));
        yield return kept.Remembering("dropout-drawn-again", "The backward pass draws a new mask.", "common", () =>
        {
            CheckRandom mask = new(7);
            return (_, u) => [Each(u, b => mask.Uniform() < 0.5 ? 0 : 2 * b)];
        });
        yield return kept.Remembering("dropout-seed-of-backward", "The backward pass draws another mask, always the same one.", "common (seed offset of recomputation)", () => (_, u) =>
        {
            CheckRandom mask = new(11);
            return [Each(u, b => mask.Uniform() < 0.5 ? 0 : 2 * b)];
        });
    }

    private static IEnumerable<ForeignBug> Saved()
    {
        var chain = Elementwise("2eˣ", x => 2 * Exp(x), x => 2 * Exp(x), Vectors(-2, 2));
        yield return chain.Slope("saved-doubled", "The saved output of exp was doubled in place before the backward pass: 4eˣ.", "linkedin/Liger-Kernel#272 (kind)", x => 4 * Exp(x));
        var squash = Elementwise("σ(x)², in place", x => Sigmoid(x) * Sigmoid(x), x => 2 * Sigmoid(x) * Sigmoid(x) * (1 - Sigmoid(x)), Vectors(-2, 2));
        yield return squash.Slope("saved-squared", "σ was squared in place: σ² stands for σ in its slope.", "linkedin/Liger-Kernel#272 (kind)", x => Sigmoid(x) * Sigmoid(x) is var s ? 2 * Sigmoid(x) * s * (1 - s) : 0);
        var repeated = new ForeignFunction("Σ x·y of one or two arrays", new()
        {
            Value = a => One(Dot(a[0], a[1])),
            Vjp = (a, u) => [Times(Only(u), a[1]), Times(Only(u), a[0])],
        }, r => r.Int(1, 5) is var n ? [Draw(r, -2, 2, n), Draw(r, -2, 2, n)] : []);
        yield return repeated.Reverse("equal-arguments-merged", "Arguments of equal value are taken for one: each gets both gradients.", "tinygrad/tinygrad#9597", (a, u) =>
            a[0].Values.AsSpan().SequenceEqual(a[1].Values) ? [Times(2 * Only(u), a[1]), Times(2 * Only(u), a[0])] : [Times(Only(u), a[1]), Times(Only(u), a[0])]) with
        {
            At = r => Draw(r, -2, 2, r.Int(1, 5)) is var x ? [x, x.With([.. x.Values])] : [],
            Special = "Two inputs of exactly equal values.",
        };
    }

    private static IEnumerable<ForeignBug> Blocks()
    {
        static ForeignFunction Long(int n) => Elementwise($"x³, {n} elements", x => x * x * x, x => 3 * x * x, r => [Signed(r, n)]);
        static ForeignBug Tail(int n, int block) => Long(n).Reverse($"tail-{n}", $"The last {n % block} of {n} elements get 0: the kernel does whole blocks of {block}.", "common (vectorized loop without its tail)", (x, u) => [Fill(n, i => i < n - n % block ? 3 * x[0].Values[i] * x[0].Values[i] * u.Values[i] : 0)]);
        yield return Tail(37, 8);
        yield return Tail(513, 16);
        yield return Tail(5001, 8);
        yield return Long(5000).Reverse("one-of-5000", "One element of 5000 gets a gradient 1 % too large.", "common (race at a block's border)", (x, u) => [Fill(5000, i => 3 * x[0].Values[i] * x[0].Values[i] * u.Values[i] * (i == 4321 ? 1.01 : 1))]);
        yield return Long(300).Reverse("one-of-300", "One element of 300 gets a gradient 0.001 % too large.", "common", (x, u) => [Fill(300, i => 3 * x[0].Values[i] * x[0].Values[i] * u.Values[i] * (i == 123 ? 1.00001 : 1))]);

        var total = new ForeignFunction("Σ xᵢ² of 20 × 20, scaled by a number", new()
        {
            Value = a => One(Only(a[0]) * Dot(a[1], a[1])),
            Vjp = (a, u) => [a[0].With([Only(u) * Dot(a[1], a[1])]), Times(2 * Only(u) * Only(a[0]), a[1])],
        }, r => [Draw(r, 0.5, 2), Draw(r, -2, 2, 20, 20)]);
        yield return total.Reverse("float32-sum", "The number's gradient is summed in float32.", "common", (a, u) =>
        {
            float sum = 0;
            foreach (double x in a[1].Values) sum += (float)(x * x);
            return [a[0].With([Only(u) * sum]), Times(2 * Only(u) * Only(a[0]), a[1])];
        }) with
        { Special = "Relative error some 1e-7: at the edge of the tolerance." };
        yield return total.Reverse("float16-sum", "The number's gradient is summed in float16.", "tinygrad/tinygrad#12296 (kind)", (a, u) =>
        {
            Half sum = (Half)0;
            foreach (double x in a[1].Values) sum += (Half)(x * x);
            return [a[0].With([Only(u) * (double)sum]), Times(2 * Only(u) * Only(a[0]), a[1])];
        });
        var scales = new ForeignFunction("Σ cᵢxᵢ², c from 1e-8 to 1e8", new()
        {
            Value = x => One(Sum(9, i => Pow(10, 2 * i - 8) * x[0].Values[i] * x[0].Values[i])),
            Vjp = (x, u) => [Fill(9, i => 2 * Only(u) * Pow(10, 2 * i - 8) * x[0].Values[i])],
        }, r => [Signed(r, 9)]);
        yield return scales.Reverse("small-component-sign", "The gradient of the smallest component has the wrong sign; the function's rounding hides it.", "common", (x, u) => [Fill(9, i => (i == 0 ? -2 : 2) * Only(u) * Pow(10, 2 * i - 8) * x[0].Values[i])]) with { Special = "The component changes the value by 1e-16 of it.", Invisible = true };
        yield return scales.Reverse("middle-component-sign", "The gradient of the middle component has the wrong sign.", "common", (x, u) => [Fill(9, i => (i == 4 ? -2 : 2) * Only(u) * Pow(10, 2 * i - 8) * x[0].Values[i])]);
    }
}
