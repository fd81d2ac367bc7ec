using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>What the checker says about a wrong derivative, or a right function, over all seeds.</summary>
/// <param name="Wrong">By seed: whether the claim is wrong there, by closed forms.</param>
/// <param name="Findings">By seed: what was found; null for nothing.</param>
internal sealed record ForeignOutcome(IReadOnlyList<bool> Wrong, IReadOnlyList<GradientFinding?> Findings)
{
    private const double Rounding = 1e-12;

    public int Seeds => Findings.Count;

    /// <summary>Seeds at which the checker says that something is wrong with the derivative.</summary>
    public int Seen => Findings.Count(IsFault);

    /// <summary>Seeds at which the checker refuses the point.</summary>
    public int Refused => Findings.Count(f => f is { Fault: GradientFault.NotDifferentiable });

    /// <summary>Seeds at which the derivative is wrong and the checker does not say so.</summary>
    public int Missed => Wrong.Zip(Findings, (wrong, finding) => wrong && !IsFault(finding)).Count(missed => missed);

    /// <summary>The causes named, most frequent first, with counts.</summary>
    public IReadOnlyList<(string Key, int Count)> Causes =>
        [.. Findings.Where(f => f?.Cause is not null).CountBy(f => f!.Cause!.Key.Split('.')[^1]).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value))];

    public static ForeignOutcome Of(ForeignBug bug) => new(
        [.. Points(bug.Inputs).Select(p => bug.Remembers || ForeignTruth.Error(bug, p.At, p.Random) > Rounding)],
        [.. Points(bug.Inputs).Select(p => Check(bug.Claimed(), p.At, p.Seed, bug.Order))]);

    public static ForeignOutcome Of(ForeignFunction function)
    {
        GradientFinding?[] findings = [.. Points(function.Sample).Select(p => Check(function.Right, p.At, p.Seed, function.Order))];
        return new(new bool[findings.Length], findings);
    }

    private static bool IsFault(GradientFinding? finding) => finding is { Fault: not GradientFault.NotDifferentiable };

    /// <summary>20 seeds, or 2 where one check takes long.</summary>
    private static IEnumerable<(Shaped[] At, CheckRandom Random, ulong Seed)> Points(Func<CheckRandom, Shaped[]> sample)
    {
        ulong seeds = sample(new(1001)).Sum(x => x.Size) > 400 ? 2UL : 20UL;
        for (ulong seed = 1; seed <= seeds; seed++)
        {
            CheckRandom random = new(1000 + seed);
            yield return (sample(random), random, seed);
        }
    }

    private static GradientFinding? Check(Differentiable f, Shaped[] at, ulong seed, int order) => GradientCheck.Of(f, at, new GradientOptions { Seed = seed, Order = order }).Finding;
}
