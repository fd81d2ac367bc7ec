using Gradus.Contracts;
using Gradus.Grading.Gradients;

namespace Gradus.GradientStudy.Mutants;

/// <summary>Mistakes in the rule of forward mode, Jv, and in derivatives of second order; reverse mode of first order is right.</summary>
internal static class ForwardMutators
{
    internal static IEnumerable<Mutator> All => [OnlyForward, OnlySecondOrder];

    private static IEnumerable<Mutant> OnlyForward(Operation op)
    {
        if (op.Right.Jvp is not { } jvp) yield break;
        const string name = "wrong only in forward mode";
        var specimen = new Specimen(op);
        int count = specimen.Inputs.Length;
        yield return Wrong("flipped sign", (x, v) => ReverseMutators.Times(jvp(x, v), -1)!, ["gradient.wrong-sign"], "the derivative is zero");
        yield return Wrong("factor 2", (x, v) => ReverseMutators.Times(jvp(x, v), 2)!, ["gradient.factor"], "the derivative is zero");
        yield return Wrong("tangents of ones", (x, v) => jvp(x, [.. x.Select(Specimen.Ones)]), ["gradient.missing-tangent"], "the derivative is zero");
        for (int a = 0; count > 1 && a < count; a++)
        {
            int one = a;
            yield return Wrong($"argument {a} left out", (x, v) => jvp(x, [.. v.Select((t, k) => k == one ? null : t)]), ["gradient.forgotten-tangent"], "its derivative is zero");
        }
        if (count > 1 && specimen.Inputs[0].HasShapeOf(specimen.Inputs[1]))
            yield return Wrong("tangents change places", (x, v) => jvp(x, [v[1], v[0], .. v[2..]]), ["gradient.tangents-swapped"], "both derivatives are equal");
        foreach (var (entry, output, argument, element) in specimen.Entries())
            yield return Wrong($"1e-4 in the {entry}", (x, v) => Changed(jvp(x, v), output, 1e-4 * (v[argument]?.Values[element] ?? 0)), ["gradient.one-entry", "gradient.slightly-off"], "");

        Mutant Wrong(string variant, Func<Shaped[], Shaped?[], Shaped> rule, string[] causes, string whenEqual) =>
            new(name, variant, op, () => op.Right with { Jvp = rule }, causes, whenEqual);
    }

    private static IEnumerable<Mutant> OnlySecondOrder(Operation op)
    {
        if (op.Right.Order2Reverse is not { } reverse || op.Right.Order2Forward is not { } forward) yield break;
        const string name = "wrong only in second order", zero = "the second derivative is zero";
        Func<Differentiable, Differentiable>[] signs = [f => f with { Vjp = (x, u) => ReverseMutators.Each(f.Vjp!(x, u), (_, g) => ReverseMutators.Times(g, -1)) }, f => f with { Jvp = (x, v) => ReverseMutators.Times(f.Jvp!(x, v), -1)! }];
        Func<Differentiable, Differentiable>[] entries = [f => f with { Vjp = (x, u) => ReverseMutators.Changed([.. f.Vjp!(x, u).Select((g, a) => g ?? Shaped.Zeros(x[a].Shape))], 0, 0, 1e-4 * u.Values[0]) },
            f => f with { Jvp = (x, v) => Changed(f.Jvp!(x, v), 0, 1e-4 * (v[0]?.Values[0] ?? 0)) }];
        foreach (var (variants, what, causes) in new[] { (signs, "flipped sign", new[] { "gradient.wrong-sign" }), (entries, "1e-4 in the first entry", ["gradient.one-entry", "gradient.slightly-off", "gradient.factor", "gradient.unused"]) })
        {
            string equal = what[0] == 'f' ? zero : "";
            for (int k = 0; k < 2; k++)
            {
                var wrong = variants[k];
                string mode = k == 0 ? "reverse" : "forward";
                yield return Second($"{mode} over reverse, {what}", op.Right with { Order2Reverse = u => wrong(reverse(u)) });
                yield return Second($"{mode} over forward, {what}", op.Right with { Order2Forward = v => wrong(forward(v)) });
            }
            Mutant Second(string variant, Differentiable f) => new(name, variant, op, () => f, causes, equal) { Order = 2 };
        }
    }

    private static Shaped Changed(Shaped y, int output, double by) => y.With([.. y.Values.Select((v, j) => j == output ? v + by : v)]);
}
