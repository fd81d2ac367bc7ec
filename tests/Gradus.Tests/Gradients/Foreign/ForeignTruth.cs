using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>How far claimed derivatives are from the right ones, by closed forms; and the right ones from plain differences. Independent of the checker.</summary>
internal static class ForeignTruth
{
    /// <summary>Largest entry of the error of a claim, relative to the largest right derivative; infinite for a wrong shape or NaN. The claim is called once, with copies.</summary>
    public static double Error(ForeignBug bug, Shaped[] at, CheckRandom random)
    {
        Differentiable right = bug.Of.Right, claimed = bug.Claimed();
        if (bug.Order == 2)
        {
            if (claimed.Order2Reverse is { } reverse)
            {
                Shaped u = Like(bug.Of.Right.Value(at), random);
                (right, claimed) = (right.Order2Reverse!(u), reverse(u));
            }
            else
            {
                Shaped[] v = [.. at.Select(x => Like(x, random))];
                (right, claimed) = (right.Order2Forward!(v), claimed.Order2Forward!(v));
            }
        }
        double error = 0;
        if (claimed.Vjp is { } vjp && right.Vjp is { } rightVjp)
        {
            Shaped u = Like(right.Value(at), random);
            error = Math.Max(error, Difference(vjp(Copy(at), Copy([u])[0]), rightVjp(at, u), at));
        }
        if (claimed.Jvp is { } jvp && right.Jvp is { } rightJvp)
        {
            Shaped[] v = [.. at.Select(x => Like(x, random))];
            error = Math.Max(error, Difference([jvp(Copy(at), Copy(v))], [rightJvp(at, v)], null));
            for (int alone = 0; alone < at.Length && at.Length > 1; alone++) // null for the other tangents
            {
                Shaped?[] one = new Shaped?[at.Length];
                one[alone] = v[alone];
                error = Math.Max(error, Difference([jvp(Copy(at), one)], [rightJvp(at, one)], null));
            }
        }
        return error;
    }

    /// <summary>Relative error of u·Jv against differences of fourth order, for every mode that a function claims.</summary>
    public static double AgainstDifferences(Differentiable f, Shaped[] at, CheckRandom random)
    {
        Shaped value = f.Value(at), u = Like(value, random);
        Shaped[] v = [.. at.Select(x => Like(x, random))];
        double Along(double t) => Arrays.Dot(u, f.Value([.. at.Zip(v, (x, d) => Arrays.Each(x, d, (a, b) => a + t * b))]));
        const double H = 1.0 / 4096;
        double numeric = (8 * (Along(H) - Along(-H)) - (Along(2 * H) - Along(-2 * H))) / (12 * H);
        double scale = 1e-3 + Math.Abs(numeric) + Math.Abs(Along(0)), error = 0;
        if (f.Vjp is { } vjp)
        {
            Shaped?[] g = vjp(at, u);
            error = Math.Max(error, Math.Abs(at.Select((_, i) => g[i] is { } gi ? Arrays.Dot(gi, v[i]) : 0).Sum() - numeric) / scale);
            if (f.Order2Reverse is { } reverse) error = Math.Max(error, AgainstDifferences(reverse(u), at, random));
        }
        if (f.Jvp is { } jvp)
        {
            error = Math.Max(error, Math.Abs(Arrays.Dot(u, jvp(at, v)) - numeric) / scale);
            if (f.Order2Forward is { } forward) error = Math.Max(error, AgainstDifferences(forward(v), at, random));
        }
        return error;
    }

    private static Shaped Like(Shaped a, CheckRandom random) => Arrays.Each(a, _ => random.Uniform(0.3, 1.5) * (random.Bits() % 2 == 0 ? 1 : -1));

    private static Shaped[] Copy(Shaped[] a) => [.. a.Select(x => x.With([.. x.Values]))];

    private static double Difference(IReadOnlyList<Shaped?> claimed, IReadOnlyList<Shaped?> right, Shaped[]? inputs)
    {
        if (claimed.Count != right.Count) return double.PositiveInfinity;
        double error = 0, scale = 0;
        for (int i = 0; i < right.Count; i++)
        {
            Shaped r = right[i] ?? Shaped.Zeros(inputs![i].Shape), c = claimed[i] ?? Shaped.Zeros(r.Shape);
            if (!c.HasShapeOf(r) || c.Values.Any(x => !double.IsFinite(x))) return double.PositiveInfinity;
            error = c.Values.Zip(r.Values, (a, b) => Math.Abs(a - b)).Append(error).Max();
            scale = r.Values.Select(Math.Abs).Append(scale).Max();
        }
        return error == 0 ? 0 : error / Math.Max(scale, 1e-300);
    }
}
