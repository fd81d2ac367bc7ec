using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;
using Gradus.GradientStudy.Mutants;

namespace Gradus.GradientStudy;

/// <summary>What became of one mutant.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Equivalent">Its derivatives are the right ones at every point that was tried.</param>
/// <param name="Runs">Checks at points where it differs from the right one.</param>
/// <param name="Killed">Those that found a fault.</param>
/// <param name="Named">Those whose cause is the mistake that was made.</param>
/// <param name="Survived">Seeds of the others.</param>
public sealed record Fate(Mutant Mutant, bool Equivalent, int Runs, int Killed, int Named, IReadOnlyList<ulong> Survived)
{
    /// <summary>The causes that were stated in its place, and how often.</summary>
    public IReadOnlyDictionary<string, int> Causes { get; init; } = new Dictionary<string, int>();
}

/// <summary>A right operation that a check found fault with.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Seed">The seed of sample and check.</param>
/// <param name="Finding">What was found.</param>
public sealed record FalseFailure(Operation Operation, ulong Seed, GradientFinding Finding);

/// <summary>Measures the gradient checker on a catalogue: wrong derivatives that it finds, right ones that it finds fault with.</summary>
/// <param name="catalogue">The operations.</param>
public sealed class Study(ICatalogue catalogue)
{
    /// <summary>Points at which equivalence is tried.</summary>
    public const int EquivalencePoints = 25;

    /// <summary>The operations.</summary>
    public ICatalogue Catalogue => catalogue;

    /// <summary>Every kind of mistake.</summary>
    public static IReadOnlyList<Mutator> Mutators { get; } = [.. ReverseMutators.All, .. ForwardMutators.All];

    /// <summary>Checks every mutant of every operation.</summary>
    /// <param name="seeds">Checks per mutant.</param>
    public IReadOnlyList<Fate> Kill(int seeds) => [.. catalogue.Operations.SelectMany(op => Mutators.SelectMany(m => m(op))).Select(m => Kill(m, seeds))];

    /// <summary>Checks every right operation.</summary>
    /// <param name="seeds">Checks per operation.</param>
    /// <param name="runs">How many checks that were.</param>
    public IReadOnlyList<FalseFailure> FalseFailures(int seeds, out int runs)
    {
        List<FalseFailure> failures = [];
        foreach (var operation in catalogue.Operations)
        {
            for (ulong seed = 1; seed <= (ulong)seeds; seed++)
            {
                var report = Check(operation.Right, operation.Sample(new CheckRandom(seed)), HighestOrder(operation.Right), seed);
                if (report.Finding is { } finding) failures.Add(new FalseFailure(operation, seed, finding));
            }
        }
        runs = seeds * catalogue.Operations.Count;
        return failures;
    }

    private static Fate Kill(Mutant mutant, int seeds)
    {
        if (Equivalence.Holds(mutant, Equivalence.Samples(mutant.Of, EquivalencePoints), new CheckRandom(1))) return new Fate(mutant, true, 0, 0, 0, []);
        int runs = 0, killed = 0, named = 0;
        List<ulong> survived = [];
        Dictionary<string, int> causes = [];
        for (ulong seed = 1; seed <= (ulong)seeds; seed++)
        {
            Shaped[] point = mutant.Of.Sample(new CheckRandom(seed));
            if (Equivalence.Holds(mutant, Equivalence.Around(point), new CheckRandom(seed))) continue;
            runs++;
            var finding = Check(mutant.Make(), point, mutant.Order, seed).Finding;
            if (finding is null or { Fault: GradientFault.NotDifferentiable })
            {
                survived.Add(seed);
                continue;
            }
            killed++;
            string cause = finding.Cause?.Key ?? "none";
            if (mutant.Causes.Contains(cause)) named++;
            else causes[cause] = causes.GetValueOrDefault(cause) + 1;
        }
        return new Fate(mutant, false, runs, killed, named, survived) { Causes = causes };
    }

    private static int HighestOrder(Differentiable f) => f.Order2Reverse is null && f.Order2Forward is null ? 1 : 2;

    private static GradientReport Check(Differentiable f, Shaped[] point, int order, ulong seed) => GradientCheck.Of(f, point, new GradientOptions { Order = order, Seed = seed });
}
