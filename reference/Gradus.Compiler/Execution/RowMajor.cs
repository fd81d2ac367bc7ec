using Gradus.Tensors;

namespace Gradus.Compiler.Execution;

/// <summary>The same elements, row-major in memory of their own: what a plan does before a step that cannot read a view as it lies.</summary>
internal sealed class RowMajor : Primitive
{
    /// <inheritdoc/>
    public override string Name => "row-major";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0];

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => Bind(inputs);

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs) => inputs[0].Device.Backend.Copy((DenseTensor)inputs[0]);
}
