using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>Several results seen as one, when a pass back starts from all of them: the gradient of each is known.</summary>
internal sealed class Bundle(Tensor[] upstreams) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "bundle";

    /// <summary>The gradients of the results.</summary>
    public Tensor[] Upstreams => upstreams;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new(DType.Float32, Shape.Scalar);

    /// <inheritdoc/>
    protected override Tensor Execute(ReadOnlySpan<Tensor> inputs) => Tensor.Scalar(0);

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => Tensor.Zeros([size]);
}

/// <summary>The gradients of the results, which are given.</summary>
internal sealed class BundleRule : DerivativeRule
{
    /// <inheritdoc/>
    public override Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output) =>
        throw new NotSupportedException("A bundle stands at the end of a tape, and nowhere else.");

    /// <inheritdoc/>
    public override Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream) => ((Bundle)primitive).Upstreams[argument];
}
