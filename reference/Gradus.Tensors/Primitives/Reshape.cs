namespace Gradus.Tensors;

/// <summary>The same elements, row-major, under another shape.</summary>
public sealed class Reshape(Shape shape) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "reshape";

    /// <summary>The shape of the result.</summary>
    public Shape Shape { get; } = shape;

    /// <inheritdoc/>
    public override string Parameters => $"{Shape}";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0].Shape.Size == Shape.Size ? inputs[0] with { Shape = Shape } : throw Refuse(inputs, $"{inputs[0].Shape.Size} elements do not fill the {Shape.Size} places of {Shape}.");

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        if (inputs[0].Size != Shape.Size) Infer(TypesOf(inputs));
        var x = ((DenseTensor)inputs[0]).Contiguous();
        return x.View(Shape, x.Offset, Shape.RowMajorStrides);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => new Reshape(Shape.Insert(0, size)).Bind(inputs);
}
