using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>A function with its right derivatives, and where they are looked at.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Right">Value and right derivatives.</param>
/// <param name="Sample">Inputs of several shapes, at smooth points.</param>
internal sealed record ForeignFunction(string Name, Differentiable Right, Func<CheckRandom, Shaped[]> Sample)
{
    /// <summary>1, or 2 when the right derivatives go that far.</summary>
    public int Order => Right.Order2Reverse is null && Right.Order2Forward is null ? 1 : 2;

    /// <summary>A wrong reverse mode, alone: no forward mode stands beside it to disagree.</summary>
    public ForeignBug Reverse(string name, string mistake, string source, Func<Shaped[], Shaped, Shaped?[]> vjp) =>
        new(this, name, mistake, source, () => new() { Value = Right.Value, Vjp = vjp });

    /// <summary>A wrong reverse mode with a memory, made anew for every check.</summary>
    public ForeignBug Remembering(string name, string mistake, string source, Func<Func<Shaped[], Shaped, Shaped?[]>> vjp) =>
        new(this, name, mistake, source, () => new() { Value = Right.Value, Vjp = vjp() }) { Remembers = true };

    /// <summary>A wrong forward mode, alone.</summary>
    public ForeignBug Forward(string name, string mistake, string source, Func<Shaped[], Shaped?[], Shaped> jvp) =>
        new(this, name, mistake, source, () => new() { Value = Right.Value, Jvp = jvp });

    /// <summary>A right reverse mode whose own derivative is wrong: claimed is H(x, u) in place of ∂(Jᵀu)/∂x over all inputs end to end.</summary>
    public ForeignBug Second(string name, string mistake, string source, Func<Shaped[], Shaped, double[,]> hessian) =>
        new(this, name, mistake, source, () => Right with { Jvp = null, Order2Forward = null, Order2Reverse = Hessian(Right.Vjp!, hessian) }) { Order = 2 };

    /// <summary>Derivatives of reverse mode from a closed form of ∂(Jᵀu)/∂x.</summary>
    public static Func<Shaped, Differentiable> Hessian(Func<Shaped[], Shaped, Shaped?[]> vjp, Func<Shaped[], Shaped, double[,]> hessian) => u => new()
    {
        Value = x => Differentiable.Joined(vjp(x, u), x),
        Vjp = (x, w) =>
        {
            double[,] h = hessian(x, u);
            double[] all = [.. Enumerable.Range(0, h.GetLength(1)).Select(j => Arrays.Sum(h.GetLength(0), i => h[i, j] * w[i]))];
            int at = 0;
            return [.. x.Select(a => a.With(all[at..(at += a.Size)]))];
        },
    };
}

/// <summary>A wrong derivative.</summary>
/// <param name="Of">The function.</param>
/// <param name="Name">Its name in the table: unique.</param>
/// <param name="Mistake">What is wrong, in one sentence.</param>
/// <param name="Source">Issue or pull request, course, or "common".</param>
/// <param name="Claimed">The function with the wrong derivative; a new one for each check, since some remember.</param>
internal sealed record ForeignBug(ForeignFunction Of, string Name, string Mistake, string Source, Func<Differentiable> Claimed)
{
    /// <summary>Inputs that the mistake needs; null for the function's own.</summary>
    public Func<CheckRandom, Shaped[]>? At { get; init; }

    /// <summary>Why the mistake shows at special points only; null when it shows nearly everywhere.</summary>
    public string? Special { get; init; }

    /// <summary>Whether no comparison with differences can see it: no derivative is there, or the error is below any sensible tolerance.</summary>
    public bool Invisible { get; init; }

    /// <summary>Whether the first call is right, or may be: the mistake is in the calls after it, or in what a call leaves behind.</summary>
    public bool Remembers { get; init; }

    /// <summary>Order of the derivative that is wrong.</summary>
    public int Order { get; init; } = 1;

    public Shaped[] Inputs(CheckRandom random) => (At ?? Of.Sample)(random);
}
