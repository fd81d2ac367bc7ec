using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>What a custom function keeps from its forward pass for its backward pass.</summary>
public sealed class FunctionContext
{
    // As they are kept; and as Save got them, until the forward pass has ended.
    private Tensor[] saved = [], given = [];
    private Dictionary<string, object?>? data;

    /// <summary>The tensors that were saved, in order.</summary>
    public IReadOnlyList<Tensor> Saved => saved;

    /// <summary>What else is kept: sizes, axes, flags, by name. Tensors go to <see cref="Save"/>.</summary>
    public IDictionary<string, object?> Data => data ??= [];

    /// <summary>The arguments of the call.</summary>
    internal Tensor[] Inputs { get; private set; } = [];

    /// <summary>The value of the call.</summary>
    internal Tensor Output { get; private set; } = null!;

    /// <summary>Keeps tensors, arguments or the value, for the backward pass. Each call replaces what was kept before.</summary>
    /// <exception cref="ArgumentException">One of them is null.</exception>
    /// <remarks>The forward pass may dispose of what it has saved: its numbers stay. A derivative of the backward pass goes through a saved argument or value by the function's own rule. Through anything else that was computed in
    /// the forward pass, it goes by the rules of the operations that computed it.</remarks>
    public void Save(params Tensor[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        int missing = Array.IndexOf(tensors, null);
        given = missing < 0 ? [.. tensors] : throw new ArgumentException($"Save got {tensors.Length} tensors, of which number {missing} is null. Keep what is no tensor in Data.", nameof(tensors));
        saved = Array.ConvertAll(given, History.Own);
    }

    /// <summary>Another context of the same function, for the same call seen by another trace.</summary>
    internal FunctionContext With(Func<Tensor, Tensor> map, Tensor[] inputs, Tensor output) => new() { saved = [.. saved.Select(map)], data = data, Inputs = inputs, Output = output };

    /// <summary>Ends the forward pass. Where it computed <paramref name="computed"/> and saved it, the call's value stands from now on.</summary>
    internal FunctionContext Finish(Tensor[] inputs, Tensor computed, Tensor output)
    {
        (Inputs, Output) = (inputs, output);
        for (int i = 0; i < saved.Length; i++)
        {
            if (ReferenceEquals(given[i], computed) && !inputs.Contains(computed, ReferenceEqualityComparer.Instance)) saved[i] = output;
        }
        given = [];
        return this;
    }
}
