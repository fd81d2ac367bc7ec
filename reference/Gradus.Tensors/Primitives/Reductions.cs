namespace Gradus.Tensors;

/// <summary>The elements along some axes combined into one; the axes disappear.</summary>
/// <param name="name">The operation's name.</param>
/// <param name="axes">The axes, sorted, from 0.</param>
public sealed class Reduce<TOp>(string name, params int[] axes) : Primitive where TOp : struct, IReductionOp
{
    /// <inheritdoc/>
    public override string Name { get; } = name;

    /// <summary>The axes, sorted, from 0.</summary>
    public IReadOnlyList<int> Axes { get; } = axes;

    /// <inheritdoc/>
    public override string Parameters => $"axes=[{string.Join(", ", Axes)}]";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0] with { Shape = inputs[0].Shape.Without(axes) };

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs) => inputs[0].Device.Backend.Reduce<TOp>((DenseTensor)inputs[0], axes);

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => new Reduce<TOp>(Name, [.. Axes.Select(axis => axis + 1)]).Bind(inputs);
}

/// <summary>The position of the first element that beats all others along an axis, which disappears; int32.</summary>
public sealed class ArgReduce<TOp>(string name, int axis) : Primitive where TOp : struct, IComparisonOp
{
    /// <inheritdoc/>
    public override string Name { get; } = name;

    /// <summary>The axis, from 0.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    public override string Parameters => $"axis={Axis}";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0].Shape[Axis] > 0
        ? new(DType.Int32, inputs[0].Shape.Without([Axis])) : throw Refuse(inputs, $"axis {Axis} is empty, so no element is the greatest.");

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        if (inputs[0].Shape[Axis] == 0) Infer(TypesOf(inputs));
        return inputs[0].Device.Backend.ArgReduce<TOp>((DenseTensor)inputs[0], Axis);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => new ArgReduce<TOp>(Name, Axis + 1).Bind(inputs);
}

/// <summary>The running sum along an axis.</summary>
public sealed class CumulativeSum(int axis) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "cumulative-sum";

    /// <summary>The axis, from 0.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    public override string Parameters => $"axis={Axis}";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0];

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs) => inputs[0].Device.Backend.CumulativeSum((DenseTensor)inputs[0], Axis);

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => new CumulativeSum(Axis + 1).Bind(inputs);
}
