using Gradus.Contracts;
using Gradus.Grading.Gradients;

namespace Gradus.GradientStudy.Mutants;

/// <summary>Mistakes in the rule of reverse mode, Jᵀu.</summary>
internal static class ReverseMutators
{
    internal static IEnumerable<Mutator> All => [DropUpstream, FlipSign, SwapArguments, Transpose, SkipBroadcastSum, Stale, Accumulate, Factor, OffInOneEntry, ZeroOneEntry, ForgetSecondUse, WrongForNegative];

    private static IEnumerable<Mutant> DropUpstream(Operation op) =>
        [Wrong(op, "drop upstream", "ones in its place", (x, u, vjp) => vjp(x, Specimen.Ones(u)), ["gradient.missing-upstream"], "the derivative is zero")];

    private static IEnumerable<Mutant> FlipSign(Operation op)
    {
        int count = new Specimen(op).Inputs.Length;
        yield return Wrong(op, "flip sign", "of all arguments", (x, u, vjp) => Each(vjp(x, u), (_, g) => Times(g, -1)), ["gradient.wrong-sign"], "the derivative is zero");
        for (int a = 0; count > 1 && a < count; a++)
        {
            int one = a;
            yield return Wrong(op, "flip sign", $"of argument {a}", (x, u, vjp) => Each(vjp(x, u), (k, g) => k == one ? Times(g, -1) : g), ["gradient.wrong-sign"], "the derivative is zero");
        }
    }

    private static IEnumerable<Mutant> SwapArguments(Operation op)
    {
        var inputs = new Specimen(op).Inputs;
        if (inputs.Length < 2) yield break;
        yield return Wrong(op, "swap arguments", "gradients change places", (x, u, vjp) => vjp(x, u) is var g ? [g[1], g[0], .. g[2..]] : [], ["gradient.swapped"], "both gradients are equal");
        if (inputs[0].HasShapeOf(inputs[1]))
            yield return Wrong(op, "swap arguments", "the rule sees them exchanged", (x, u, vjp) => vjp([x[1], x[0], .. x[2..]], u), ["gradient.swapped", "gradient.wrong-sign"], "the rule uses no values, or both gradients are equal");
    }

    private static IEnumerable<Mutant> Transpose(Operation op)
    {
        var specimen = new Specimen(op);
        for (int a = 0; a < specimen.Inputs.Length; a++)
        {
            int one = a;
            if (specimen.Inputs[a].Rank < 2) continue;
            yield return Wrong(op, "transpose", $"the gradient of argument {a}", (x, u, vjp) => Each(vjp(x, u), (k, g) => k == one && g is not null ? Turned(g) : g), ["gradient.transposed"], "the gradient is symmetric");
            if (IsSquare(specimen.Inputs[a]))
                yield return Wrong(op, "transpose", $"operand {a} in the rule", (x, u, vjp) => vjp([.. x.Select((v, k) => k == one ? Turned(v) : v)], u), ["gradient.operand-transposed"], "the rule does not use its values");
        }
        if (IsSquare(specimen.Output))
            yield return Wrong(op, "transpose", "the upstream gradient", (x, u, vjp) => vjp(x, Turned(u)), ["gradient.upstream-transposed"], "the gradient is symmetric in it");
    }

    private static IEnumerable<Mutant> SkipBroadcastSum(Operation op)
    {
        var specimen = new Specimen(op);
        for (int a = 0; a < specimen.Inputs.Length; a++)
        {
            int one = a;
            int[] shape = specimen.Inputs[a].Shape, to = specimen.Output.Shape;
            int[] copy = Copies(shape, to);
            if (copy.Length == 0 || copy.Max() == 0) continue;
            yield return Wrong(op, "skip broadcast sum", $"argument {a}: the first copy only",
                (x, u, vjp) => Each(vjp(x, u), (k, g) => k == one ? vjp(x, u.With([.. u.Values.Select((v, j) => copy[j] == 0 ? v : 0)]))[k] : g), ["gradient.one-slice"], "the others are zero");
            yield return Wrong(op, "skip broadcast sum", $"argument {a}: the mean", (x, u, vjp) => Each(vjp(x, u), (k, g) => k == one ? Times(g, 1.0 / (copy.Max() + 1)) : g), ["gradient.mean-for-sum"], "the derivative is zero");
            yield return Wrong(op, "skip broadcast sum", $"argument {a}: not summed",
                (x, u, vjp) => Each(vjp(x, u), (k, g) => k == one ? new Shaped([.. Enumerable.Range(0, u.Size).Select(j => vjp(x, Only(u, j))[k]!.Values.Sum())], u.Shape) : g), ["gradient.not-summed"], "nothing was broadcast");
        }
    }

    private static IEnumerable<Mutant> Stale(Operation op)
    {
        const string equal = "linear: the derivative is the same everywhere";
        yield return new Mutant("stale value", "inputs of the last reverse pass", op, () =>
        {
            Shaped[]? last = null;
            return op.Right with
            {
                Vjp = (x, u) =>
                {
                    Shaped[] now = [.. x.Select(Copied)], used = last ?? now;
                    last = now;
                    return op.Right.Vjp!(used, u);
                },
            };
        }, ["gradient.stale"], equal);
        yield return new Mutant("stale value", "inputs of the last evaluation", op, () =>
        {
            Shaped[]? last = null;
            return op.Right with
            {
                Value = x =>
                {
                    last = [.. x.Select(Copied)];
                    return op.Right.Value(x);
                },
                Vjp = (x, u) => op.Right.Vjp!(last ?? x, u),
            };
        }, ["gradient.stale"], equal);
        yield return new Mutant("stale value", "inputs of the first reverse pass for ever", op, () =>
        {
            Shaped[]? first = null;
            return op.Right with { Vjp = (x, u) => op.Right.Vjp!(first ??= [.. x.Select(Copied)], u) };
        }, ["gradient.stale"], equal);
    }

    private static IEnumerable<Mutant> Accumulate(Operation op) =>
    [
        new("accumulate between calls", "the last gradient is added", op, () =>
        {
            Shaped?[]? sum = null;
            return op.Right with { Vjp = (x, u) => sum = Each(op.Right.Vjp!(x, u), (k, g) => g is null || sum?[k] is null ? g : Sum(g, sum[k]!)) };
        }, ["gradient.accumulates"], "the derivative is zero"),
    ];

    private static IEnumerable<Mutant> Factor(Operation op) =>
    [
        Wrong(op, "off by a factor", "2", (x, u, vjp) => Each(vjp(x, u), (_, g) => Times(g, 2)), ["gradient.factor"], "the derivative is zero"),
        Wrong(op, "off by a factor", "1/2", (x, u, vjp) => Each(vjp(x, u), (_, g) => Times(g, 0.5)), ["gradient.factor", "gradient.mean-for-sum"], "the derivative is zero"),
    ];

    private static IEnumerable<Mutant> OffInOneEntry(Operation op)
    {
        foreach (var (name, output, argument, element) in new Specimen(op).Entries())
        {
            yield return Wrong(op, "off by 1e-4 in one entry", $"absolute, {name}", (x, u, vjp) => Changed(vjp(x, u), argument, element, 1e-4 * u.Values[output]), ["gradient.one-entry", "gradient.slightly-off"], "");
            yield return Wrong(op, "off by 1e-4 in one entry", $"relative, {name}",
                (x, u, vjp) => Changed(vjp(x, u), argument, element, 1e-4 * vjp(x, Only(u, output))[argument]!.Values[element]), ["gradient.one-entry", "gradient.slightly-off"], "the entry is zero");
        }
    }

    private static IEnumerable<Mutant> ZeroOneEntry(Operation op) => new Specimen(op).Entries().Select(e =>
        Wrong(op, "zero one entry", e.Name, (x, u, vjp) => Changed(vjp(x, u), e.Argument, e.Element, -vjp(x, Only(u, e.Output))[e.Argument]!.Values[e.Element]), ["gradient.one-entry", "gradient.zero"], "the entry is zero"));

    // f(x, x): the two gradients have to be added up.
    private static IEnumerable<Mutant> ForgetSecondUse(Operation op)
    {
        var inputs = new Specimen(op).Inputs;
        if (inputs.Length != 2 || !inputs[0].HasShapeOf(inputs[1])) yield break;
        var both = new Operation(op.Name + " of x and x", random => [op.Sample(random)[0]], new Differentiable
        {
            Value = x => op.Right.Value([x[0], x[0]]),
            Vjp = (x, u) => op.Right.Vjp!([x[0], x[0]], u) is var g ? [Sum(g[0]!, g[1]!)] : [],
        });
        if (!Shaped.Zeros(1).HasShapeOf(inputs[0]) && both.Right.Value([inputs[0]]).Values.All(double.IsFinite))
        {
            for (int a = 0; a < 2; a++)
            {
                int kept = a;
                yield return Wrong(both, "forget the second use", $"{op.Name}(x, x) keeps use {a}", (x, u, _) => [op.Right.Vjp!([x[0], x[0]], u)[kept]], [], "the other use has derivative zero");
            }
        }
    }

    private static IEnumerable<Mutant> WrongForNegative(Operation op) =>
        [Wrong(op, "wrong for negative inputs", "by a factor 1.5", (x, u, vjp) => Each(vjp(x, u), (k, g) => g?.With([.. g.Values.Select((v, i) => x[k].Values[i] < 0 ? 1.5 * v : v)])), [], "no input is negative, or the derivative is zero there")];

    private static Mutant Wrong(Operation op, string mutator, string variant, Func<Shaped[], Shaped, Func<Shaped[], Shaped, Shaped?[]>, Shaped?[]> rule, string[] causes, string whenEqual) =>
        new(mutator, variant, op, () => op.Right with { Vjp = (x, u) => rule(x, u, op.Right.Vjp!) }, causes, whenEqual);

    // The number of the copy of an input that each output element takes; empty when the input is not broadcast to the output.
    private static int[] Copies(int[] from, int[] to)
    {
        int lead = to.Length - from.Length;
        if (lead < 0 || Enumerable.Range(0, from.Length).Any(axis => from[axis] != 1 && from[axis] != to[axis + lead])) return [];
        var output = Shaped.Zeros(to);
        return [.. Enumerable.Range(0, output.Size).Select(j => output.IndexOf(j)).Select(index =>
            Enumerable.Range(0, to.Length).Where(axis => axis < lead || from[axis - lead] == 1).Aggregate(0, (copy, axis) => copy * to[axis] + index[axis]))];
    }

    internal static Shaped?[] Each(Shaped?[] gradients, Func<int, Shaped?, Shaped?> change) => [.. gradients.Select((g, k) => change(k, g))];

    internal static Shaped? Times(Shaped? g, double factor) => g?.With([.. g.Values.Select(v => v * factor)]);

    internal static Shaped Sum(Shaped a, Shaped b) => a.With([.. a.Values.Zip(b.Values, (p, q) => p + q)]);

    internal static Shaped Copied(Shaped x) => x.With([.. x.Values]);

    private static Shaped Only(Shaped u, int output) => u.With([.. u.Values.Select((v, j) => j == output ? v : 0)]);

    internal static Shaped?[] Changed(Shaped?[] gradients, int argument, int element, double by) =>
        Each(gradients, (k, g) => k == argument && g is not null ? g.With([.. g.Values.Select((v, i) => i == element ? v + by : v)]) : g);

    private static bool IsSquare(Shaped a) => a.Rank >= 2 && a.Shape[^1] == a.Shape[^2];

    private static Shaped Turned(Shaped a) => Plain.LinearOperations.Turned(a);
}
