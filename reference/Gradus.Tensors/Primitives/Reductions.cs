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
    protected override object Identity => (Name, Listed(axes));

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (dtype, shape) = inputs[0];
        if (!Shape.AreAxes(axes, shape.Rank)) throw Refuse(inputs, $"the axes must be among the {shape.Rank} there are, sorted, each once.");
        var result = shape.Without(axes);
        if (dtype == DType.Bool && !TOp.NeedsElements) throw Refuse(inputs, "it takes numbers; count with .To(DType.Int32).");
        if (TOp.NeedsElements && dtype != DType.Bool && shape.Size == 0 && result.Size > 0) throw Refuse(inputs, "no elements have no greatest and no smallest.");
        return inputs[0] with { Shape = result };
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        var x = (DenseTensor)inputs[0];
        if (x.Size == 0 || x.DType == DType.Bool || !Shape.AreAxes(axes, x.Rank)) Infer(TypesOf(inputs));
        return x.Device.Backend.Reduce<TOp>(x, axes);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) =>
        new Reduce<TOp>(Name, [.. Axes.Select(axis => axis + 1)]).Bind(inputs);
}

/// <summary>The position, along an axis which disappears, of the first element that beats all others, or of the first NaN; int32.</summary>
public sealed class ArgReduce<TOp>(string name, int axis) : Primitive where TOp : struct, IComparisonOp
{
    /// <inheritdoc/>
    public override string Name { get; } = name;

    /// <summary>The axis, from 0.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    public override string Parameters => $"axis={Axis}";

    /// <inheritdoc/>
    protected override object Identity => (Name, Axis);

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (dtype, shape) = inputs[0];
        if (dtype == DType.Bool) throw Refuse(inputs, "it takes numbers; convert with .To(DType.Int32).");
        if ((uint)Axis >= (uint)shape.Rank) throw Refuse(inputs, $"there is no axis {Axis}.");
        return shape[Axis] > 0 ? new(DType.Int32, shape.Without([Axis])) : throw Refuse(inputs, $"axis {Axis} is empty, so no element is the first.");
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        Infer([inputs[0].Type]);
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
    protected override object Identity => Axis;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        if (inputs[0].DType == DType.Bool) throw Refuse(inputs, "it takes numbers; count with .To(DType.Int32).");
        return (uint)Axis < (uint)inputs[0].Shape.Rank ? inputs[0] : throw Refuse(inputs, $"there is no axis {Axis}.");
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        Infer([inputs[0].Type]);
        return inputs[0].Device.Backend.CumulativeSum((DenseTensor)inputs[0], Axis);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => new CumulativeSum(Axis + 1).Bind(inputs);
}
