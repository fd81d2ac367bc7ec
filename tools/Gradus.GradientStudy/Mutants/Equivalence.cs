using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.GradientStudy.Mutants;

/// <summary>Compares a mutant with the right operation: derivative by derivative, call by call, in exact knowledge of both.</summary>
internal static class Equivalence
{
    private const double Same = 1e-12;

    /// <summary>Whether the mutant's derivatives equal the right ones at a list of points, called one after the other.</summary>
    internal static bool Holds(Mutant mutant, IEnumerable<Shaped[]> points, CheckRandom random)
    {
        var wrong = mutant.Make();
        return points.All(x =>
        {
            wrong.Value(x);
            return Holds(mutant.Of.Right, wrong, x, random) && Holds(mutant.Of.Right, wrong, x, random);
        });
    }

    /// <summary>Points near and far, such that what is remembered from one shows at the next.</summary>
    internal static IEnumerable<Shaped[]> Samples(Operation operation, int count)
    {
        for (ulong seed = 1; seed <= (ulong)count; seed++) yield return operation.Sample(new CheckRandom(seed * 977));
    }

    /// <summary>A point and one beside it, as the checker looks at.</summary>
    internal static IEnumerable<Shaped[]> Around(Shaped[] point) => [point, [.. point.Select(x => x.With([.. x.Values.Select(v => v * 1.01)]))], point];

    private static bool Holds(Differentiable right, Differentiable wrong, Shaped[] x, CheckRandom random)
    {
        var y = right.Value(x);
        Shaped upstream = Draw(y), joined;
        Shaped[] tangents = [.. x.Select(Draw)];
        Shaped?[] expected = right.Vjp!(x, upstream), got = wrong.Vjp!(x, upstream);
        for (int a = 0; a < x.Length; a++)
        {
            if (got[a] is { } g && !g.HasShapeOf(x[a])) return false;
            if (!Close(expected[a] ?? Shaped.Zeros(x[a].Shape), got[a] ?? Shaped.Zeros(x[a].Shape))) return false;
        }
        if (right.Jvp is not null && !Close(right.Jvp(x, tangents), wrong.Jvp!(x, tangents))) return false;
        if (right.Order2Reverse is null || right.Order2Forward is null) return true;

        joined = Draw(Differentiable.Joined(expected, x));
        var (rightReverse, wrongReverse, rightForward, wrongForward) = (right.Order2Reverse(upstream), wrong.Order2Reverse!(upstream), right.Order2Forward(tangents), wrong.Order2Forward!(tangents));
        return Close(Joined(rightReverse, joined), Joined(wrongReverse, joined)) && Close(Joined(rightForward, upstream), Joined(wrongForward, upstream))
            && Close(rightReverse.Jvp!(x, tangents), wrongReverse.Jvp!(x, tangents)) && Close(rightForward.Jvp!(x, tangents), wrongForward.Jvp!(x, tangents));

        Shaped Draw(Shaped like) => like.With(random.Array(like.Size, r => r.Uniform(0.5, 1.5)));
        Shaped Joined(Differentiable f, Shaped u) => Differentiable.Joined(f.Vjp!(x, u), x);
    }

    private static bool Close(Shaped a, Shaped b)
    {
        double size = a.Values.Select(Math.Abs).DefaultIfEmpty(0).Max();
        return a.Values.Zip(b.Values, (p, q) => Math.Abs(p - q) <= Same * size).All(close => close);
    }
}
