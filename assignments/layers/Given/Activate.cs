using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>A function as a layer of its own, as lecture 4 draws activations.</summary>
/// <param name="function">From a batch to a batch of the same shape.</param>
/// <param name="name">Its name, for tables and messages.</param>
/// <exception cref="ArgumentNullException">The function is null.</exception>
public sealed class Activate(Func<Tensor, Tensor> function, string name) : Layer
{
    private readonly string shown = FunctionName.Of(name);

    /// <summary>What is done.</summary>
    public Func<Tensor, Tensor> Function { get; } = function ?? throw new ArgumentNullException(nameof(function));

    /// <inheritdoc/>
    public override string Kind => $"Activate({shown})";

    /// <inheritdoc/>
    public override int ParameterCount => 0;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => Require.Shape(input);

    /// <inheritdoc/>
    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key) => Function(x);
}
