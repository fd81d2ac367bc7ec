using Gradus.Contracts;
using Gradus.Grading.Gradients;
using static System.Math;
using static Gradus.Tests.Gradients.Foreign.Arrays;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Wrong forward modes, alone and beside a right reverse mode.</summary>
internal static class ForwardBugs
{
    public static IEnumerable<ForeignBug> All()
    {
        var product = new ForeignFunction("x·eʸ", new()
        {
            Value = a => Each(a[0], a[1], (x, y) => x * Exp(y)),
            Vjp = (a, u) => [Each(u, a[1], (b, y) => b * Exp(y)), Each(Each(a[0], a[1], (x, y) => x * Exp(y)), u, (d, b) => d * b)],
            Jvp = (a, v) => Fill(a[0].Size, i => Exp(a[1][i]) * (Or0(v[0], a[0])[i] + a[0][i] * Or0(v[1], a[1])[i])),
        }, r => r.Int(1, 6) is var n ? [Draw(r, -2, 2, n), Draw(r, -1, 1, n)] : []);
        yield return product.Forward("forward-one-term", "The second argument's term is dropped.", "common", (a, v) => Fill(a[0].Size, i => Exp(a[1][i]) * Or0(v[0], a[0])[i]));
        yield return product.Forward("forward-null-is-zero", "Any null tangent makes the result 0.", "jax-ml/jax#1019 (kind)", (a, v) => v[0] is null || v[1] is null ? Shaped.Zeros(a[0].Size) : product.Right.Jvp!(a, v));
        yield return product.Forward("forward-null-is-one", "A null tangent is taken for ones.", "common", (a, v) => product.Right.Jvp!(a, [v[0] ?? Each(a[0], _ => 1), v[1] ?? Each(a[1], _ => 1)]));
        yield return Beside(product, "forward-beside-reverse", "The second term lacks its factor x; reverse mode is right.", "common", (a, v) => Fill(a[0].Size, i => Exp(a[1][i]) * (Or0(v[0], a[0])[i] + Or0(v[1], a[1])[i])));
        yield return new ForeignBug(product, "reverse-beside-forward", "The second argument's gradient lacks the factor x; forward mode is right.", "common", () => product.Right with { Vjp = (a, u) => [Each(u, a[1], (b, y) => b * Exp(y)), Each(u, a[1], (b, y) => b * Exp(y))] });
        yield return new ForeignBug(product, "both-modes-alike", "Both modes lack the factor x, and agree with each other.", "common (one rule derived from the other)", () => product.Right with
        {
            Vjp = (a, u) => [Each(u, a[1], (b, y) => b * Exp(y)), Each(u, a[1], (b, y) => b * Exp(y))],
            Jvp = (a, v) => Fill(a[0].Size, i => Exp(a[1][i]) * (Or0(v[0], a[0])[i] + Or0(v[1], a[1])[i])),
        });

        var softmax = new ForeignFunction("softmax of a vector", new()
        {
            Value = x => Soft(x[0]),
            Vjp = (x, u) => [Soft(x[0]) is var y ? Each(y, u, (p, b) => p * (b - Dot(y, u))) : null],
            Jvp = (x, v) => Soft(x[0]) is var y && Or0(v[0], x[0]) is var t ? Each(y, t, (p, b) => p * (b - Dot(y, t))) : null!,
        }, Vectors(-2, 2, 2));
        yield return softmax.Forward("forward-softmax-diagonal", "y(1 − y)·v.", "common", (x, v) => Each(Soft(x[0]), Or0(v[0], x[0]), (p, t) => p * (1 - p) * t));
        yield return softmax.Forward("forward-softmax-mean", "The tangent's mean is subtracted, not its weighted mean.", "common", (x, v) => Or0(v[0], x[0]) is var t ? Each(Soft(x[0]), t, (p, b) => p * (b - Total(t) / t.Size)) : null!);

        var max = new ForeignFunction("max, both modes", new()
        {
            Value = x => One(x[0].Values.Max()),
            Jvp = (x, v) => One(Or0(v[0], x[0]).Values[Array.IndexOf(x[0].Values, x[0].Values.Max())]),
        }, r => [Apart(r, r.Int(2, 6))]);
        yield return max.Forward("forward-max-of-tangents", "The largest tangent, not the largest element's.", "common", (x, v) => One(Or0(v[0], x[0]).Values.Max()));
        var norm = new ForeignFunction("norm, forward", new()
        {
            Value = x => One(Sqrt(Dot(x[0], x[0]))),
            Jvp = (x, v) => One(Dot(x[0], Or0(v[0], x[0])) / Sqrt(Dot(x[0], x[0]))),
        }, r => [Signed(r, r.Int(2, 6))]);
        yield return norm.Forward("forward-norm-of-tangent", "‖v‖: not even linear in v.", "common", (x, v) => One(Sqrt(Dot(Or0(v[0], x[0]), Or0(v[0], x[0])))));
        var mean = new ForeignFunction("mean of squares, forward", new()
        {
            Value = x => One(Dot(x[0], x[0]) / x[0].Size),
            Jvp = (x, v) => One(2 * Dot(x[0], Or0(v[0], x[0])) / x[0].Size),
        }, Vectors(-2, 2, 2));
        yield return mean.Forward("forward-mean-undivided", "Not divided by the count.", "common", (x, v) => One(2 * Dot(x[0], Or0(v[0], x[0]))));
        yield return mean.Forward("forward-of-ones", "The tangent is ignored: the derivative along ones.", "common", (x, _) => One(2 * Total(x[0]) / x[0].Size));
        yield return mean.Forward("forward-constant-added", "The value is added to the tangent: primal and tangent exchanged in a dual number's sum.", "common", (x, v) => One(2 * Dot(x[0], Or0(v[0], x[0])) / x[0].Size + Dot(x[0], x[0]) / x[0].Size));
        var running = new ForeignFunction("cumulative product of three, forward", new()
        {
            Value = x => Shaped.Vector(x[0][0], x[0][0] * x[0][1], x[0][0] * x[0][1] * x[0][2]),
            Jvp = (x, v) => Or0(v[0], x[0]) is var t ? Shaped.Vector(t[0], t[0] * x[0][1] + x[0][0] * t[1], t[0] * x[0][1] * x[0][2] + x[0][0] * t[1] * x[0][2] + x[0][0] * x[0][1] * t[2]) : null!,
        }, r => [Signed(r, 3)]);
        yield return running.Forward("forward-cumprod-zero", "y·Σ v/x, with 0 for 0/0.", "pytorch/pytorch#198017", (x, v) => Or0(v[0], x[0]) is var t && running.Right.Value(x) is var y ? Fill(3, j => y[j] * Sum(j + 1, i => x[0][i] == 0 ? 0 : t[i] / x[0][i])) : null!) with
        {
            At = r => Signed(r, 3) is var x && r.Int(0, 3) is var at ? [Fill(3, i => i == at ? 0 : x[i])] : [],
            Special = "A factor of 0: elsewhere it is right.",
        };
        var abs = new ForeignFunction("abs, forward", new() { Value = x => Each(x[0], Abs), Jvp = (x, v) => Each(x[0], Or0(v[0], x[0]), (a, t) => Sign(a) * t) }, r => [Signed(r, r.Int(1, 6))]);
        yield return abs.Forward("forward-abs-of-tangent", "|v|.", "common", (x, v) => Each(Or0(v[0], x[0]), Abs));
        yield return abs.Forward("forward-wrong-shape", "The tangent of an elementwise function comes out as one number.", "common", (x, v) => One(Dot(Each(x[0], a => Sign(a)), Or0(v[0], x[0])))) with { At = r => [Signed(r, r.Int(2, 6))] };
    }

    private static ForeignBug Beside(ForeignFunction of, string name, string mistake, string source, Func<Shaped[], Shaped?[], Shaped> jvp) => new(of, name, mistake, source, () => of.Right with { Jvp = jvp });

    private static Shaped Soft(Shaped x) => Each(x, a => Exp(a) / Sum(x.Size, i => Exp(x.Values[i])));
}
