using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.GradientStudy.Mutants;

/// <summary>An operation with one mistake in its derivatives.</summary>
/// <param name="Mutator">The kind of mistake.</param>
/// <param name="Variant">Which of that kind: the table's survivors name it.</param>
/// <param name="Of">The right operation; its function is the mutant's as well.</param>
/// <param name="Make">Makes the wrong one; a new one for every check, since some remember calls.</param>
/// <param name="Causes">The causes that name this mistake; empty when the checker does not claim to name it.</param>
/// <param name="WhenEqual">Why the mistake may make no difference.</param>
public sealed record Mutant(string Mutator, string Variant, Operation Of, Func<Differentiable> Make, string[] Causes, string WhenEqual)
{
    /// <summary>Order of the derivatives that are wrong.</summary>
    public int Order { get; init; } = 1;
}

/// <summary>A kind of mistake, applied wherever an operation has what it takes.</summary>
/// <param name="operation">The operation.</param>
public delegate IEnumerable<Mutant> Mutator(Operation operation);

/// <summary>What mutators look at: an operation at one sample.</summary>
internal sealed class Specimen
{
    internal Specimen(Operation operation)
    {
        Inputs = operation.Sample(new CheckRandom(1));
        Output = operation.Right.Value(Inputs);
        Jacobian = new double[Output.Size][][];
        for (int j = 0; j < Output.Size; j++) Jacobian[j] = [.. operation.Right.Vjp!(Inputs, Unit(Output.Shape, j)).Select((g, a) => g?.Values ?? new double[Inputs[a].Size])];
    }

    internal Shaped[] Inputs { get; }

    internal Shaped Output { get; }

    /// <summary>[output][input][element].</summary>
    internal double[][][] Jacobian { get; }

    /// <summary>Positions whose derivative is not zero: the first, the last and one between.</summary>
    internal IEnumerable<(string Name, int Output, int Argument, int Element)> Entries()
    {
        (int J, int A, int I)[] all = [.. from j in Enumerable.Range(0, Output.Size) from a in Enumerable.Range(0, Inputs.Length) from i in Enumerable.Range(0, Inputs[a].Size) where Jacobian[j][a][i] != 0 select (j, a, i)];
        yield return ("first entry", all[0].J, all[0].A, all[0].I);
        yield return ("last entry", all[^1].J, all[^1].A, all[^1].I);
        var some = new CheckRandom((ulong)all.Length).Pick(all);
        yield return ("random entry", some.J, some.A, some.I);
    }

    internal static Shaped Unit(int[] shape, int position)
    {
        var unit = Shaped.Zeros(shape);
        unit.Values[position] = 1;
        return unit;
    }

    internal static Shaped Ones(Shaped like) => like.With([.. Enumerable.Repeat(1.0, like.Size)]);
}
