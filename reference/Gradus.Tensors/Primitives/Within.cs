namespace Gradus.Tensors;

/// <summary>int32 indices, refused unless all lie in 0 … Length − 1. Where examples share an axis, an index that is out of one's part would fall into its
/// neighbour's.</summary>
public sealed class Within(int length) : ElementwisePrimitive("within")
{
    /// <summary>The length of the axis that is indexed.</summary>
    public int Length { get; } = length;

    /// <inheritdoc/>
    public override string Parameters => $"length={Length}";

    /// <inheritdoc/>
    protected override object Identity => Length;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0].DType == DType.Int32 ? inputs[0] : throw Refuse(inputs, "the indices must be int32.");

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        Infer(TypesOf(inputs));
        if (inputs[0].Size == 0) return inputs[0];
        int[] all = inputs[0].Shape.Axes();
        foreach (int extreme in (int[])[.. inputs[0].Min(all).ToArray<int>(), .. inputs[0].Max(all).ToArray<int>()])
        {
            if ((uint)extreme >= (uint)Length)
            {
                throw new ArgumentOutOfRangeException(nameof(inputs), extreme, $"The index {extreme} is not on an axis of length {Length}: indices are 0 to {Length - 1}.");
            }
        }
        return inputs[0];
    }
}
