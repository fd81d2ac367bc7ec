using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>x itself; the derivative table says that it does not change.</summary>
internal sealed class StopGradient() : ElementwisePrimitive("stop-gradient")
{
    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0];

    /// <inheritdoc/>
    protected override object Identity => Name;

    /// <inheritdoc/>
    public override Tensor? Lower(ReadOnlySpan<Tensor> inputs) => inputs[0];

    /// <inheritdoc/>
    protected override Tensor Execute(ReadOnlySpan<Tensor> inputs) => inputs[0];
}
