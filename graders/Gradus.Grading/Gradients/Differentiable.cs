using Gradus.Contracts;

namespace Gradus.Grading.Gradients;

/// <summary>A function and the derivatives that somebody claims for it: what the gradient checker judges.</summary>
/// <remarks>
/// <para>Inputs x₀ … xₖ and the output y are arrays; J is the Jacobian [size of y, size of all x]. At least one of <see cref="Vjp"/>,
/// <see cref="Jvp"/> and <see cref="Gradient"/> is needed; what is left out is not checked.</para>
/// <para>The inputs that a delegate gets are the checker's own and change after the call: a result may share them, but nothing may keep them.</para>
/// </remarks>
public sealed record Differentiable
{
    /// <summary>y = f(x₀ … xₖ).</summary>
    public required Func<Shaped[], Shaped> Value { get; init; }

    /// <summary>Reverse mode: inputs and an upstream gradient u of y's shape to Jᵀu, one array per input and of its shape. Null stands for zeros.</summary>
    public Func<Shaped[], Shaped, Shaped?[]>? Vjp { get; init; }

    /// <summary>Forward mode: inputs and a tangent v per input to Jv, of y's shape. A tangent that is null stands for zeros.</summary>
    public Func<Shaped[], Shaped?[], Shaped>? Jvp { get; init; }

    /// <summary>The gradient of a function with one output element, in place of <see cref="Vjp"/>.</summary>
    public Func<Shaped[], Shaped?[]>? Gradient { get; init; }

    /// <summary>f on a batch: every input with a leading axis of the batch's size, and so the output.</summary>
    public Func<Shaped[], Shaped>? Batched { get; init; }

    /// <summary>Reverse mode on a batch: stacked inputs and stacked upstream gradients to stacked gradients.</summary>
    public Func<Shaped[], Shaped, Shaped?[]>? BatchedVjp { get; init; }

    /// <summary>The value of f that reverse mode computes on its way; it must be <see cref="Value"/>'s to the last bit.</summary>
    public Func<Shaped[], Shaped>? PrimalOfVjp { get; init; }

    /// <summary>The value of f that forward mode computes on its way; it must be <see cref="Value"/>'s to the last bit.</summary>
    public Func<Shaped[], Shaped>? PrimalOfJvp { get; init; }

    /// <summary>f after compilation; equal to <see cref="Value"/> but for rounding.</summary>
    public Func<Shaped[], Shaped>? Compiled { get; init; }

    /// <summary>For an upstream gradient u: x → Jᵀu with its derivatives. The gradients of all inputs are one vector, as <see cref="Joined"/> lays them out.</summary>
    public Func<Shaped, Differentiable>? Order2Reverse { get; init; }

    /// <summary>For tangents v, one per input: x → Jv with its derivatives.</summary>
    public Func<Shaped[], Differentiable>? Order2Forward { get; init; }

    /// <summary>What messages call the inputs; by default x, or x0, x1, ….</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>A function of one vector with one value, and its gradient.</summary>
    /// <param name="value">The function.</param>
    /// <param name="gradient">Its partial derivatives, as many as there are inputs.</param>
    public static Differentiable Of(Func<double[], double> value, Func<double[], double[]> gradient) => new()
    {
        Value = x => Shaped.Scalar(value(x[0].Values)),
        Gradient = x => [gradient(x[0].Values) is { } g ? Shaped.Vector(g) : null],
    };

    /// <summary>Gradients of all inputs end to end, as one vector; null becomes zeros of the input's size.</summary>
    public static Shaped Joined(IReadOnlyList<Shaped?> gradients, IReadOnlyList<Shaped> inputs)
    {
        double[] all = new double[inputs.Sum(x => x.Size)];
        int at = 0;
        for (int i = 0; i < inputs.Count; at += inputs[i].Size, i++) gradients[i]?.Values.CopyTo(all, at);
        return Shaped.Vector(all);
    }

    /// <summary>Reverse mode, by whichever delegate there is.</summary>
    internal Func<Shaped[], Shaped, Shaped?[]>? Reverse => Vjp ?? (Gradient is { } gradient ? (x, u) => [.. gradient(x).Select(g => g?.With([.. g.Values.Select(d => d * u.Values[0])]))] : null);

    internal string NameOf(int argument, int count) => Names is { } names && argument < names.Count ? names[argument] : count == 1 ? "x" : $"x{argument}";
}
