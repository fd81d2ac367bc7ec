namespace Gradus.Grading.Gradients;

/// <summary>The arithmetic that a function computes in.</summary>
public enum Precision
{
    /// <summary>float64: gradients are compared to a relative error of 1e-7.</summary>
    Double,

    /// <summary>float32: inputs are rounded to it, steps are longer, and gradients are compared to 1e-3. Prefer to check the same program in float64.</summary>
    Single,
}

/// <summary>How thoroughly gradients are checked.</summary>
public sealed record GradientOptions
{
    /// <summary>Order of the highest derivatives that are checked.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Where random directions, upstream gradients and the second point come from; equal seeds give equal checks on every machine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The arithmetic of the function.</summary>
    public Precision Precision { get; init; }

    /// <summary>Whether every entry of the Jacobian is compared, however many there are: 2 evaluations per input element, and one reverse pass per output element.</summary>
    public bool EveryEntry { get; init; }

    /// <summary>The inputs to differentiate; null for all. The others are held: labels, masks.</summary>
    public IReadOnlyList<int>? WithRespectTo { get; init; }

    /// <summary>Jacobians of at most so many entries are compared entry by entry with Richardson differences.</summary>
    public int JacobianLimit { get; init; } = 256;

    /// <summary>Input elements that are compared one by one through a random upstream gradient; of more, as many are drawn at random.</summary>
    public int ElementLimit { get; init; } = 4096;
}

/// <summary>Steps and tolerances that belong to an arithmetic.</summary>
/// <param name="Epsilon">Relative rounding error of one operation.</param>
/// <param name="Coarse">The first step of Richardson differences, for inputs of size 1.</param>
/// <param name="Fine">The step of plain central differences.</param>
/// <param name="Relative">Relative error that passes.</param>
/// <param name="RelativeFine">Relative error that passes with plain central differences; a larger one is looked at again.</param>
/// <param name="Halvings">How often the first step is halved at most.</param>
/// <param name="Grain">Spacing of the numbers of this arithmetic, in spacings of float64.</param>
internal sealed record Arithmetic(double Epsilon, double Coarse, double Fine, double Relative, double RelativeFine, int Halvings, double Grain)
{
    // Optimal steps are ε^(1/5) for Richardson's and ε^(1/3) for central differences: powers of two near these.
    private static readonly Arithmetic Double = new(1.2e-16, 1.0 / (1 << 10), 1.0 / (1 << 17), 1e-7, 1e-6, 26, 1);
    private static readonly Arithmetic Single = new(6e-8, 1.0 / (1 << 4), 1.0 / (1 << 7), 1e-3, 1e-2, 9, 1 << 29);

    internal static Arithmetic Of(Precision precision) => precision == Precision.Double ? Double : Single;
}
