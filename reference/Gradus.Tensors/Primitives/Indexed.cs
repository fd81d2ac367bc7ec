namespace Gradus.Tensors;

/// <summary>The elements of the first argument at int32 indices, the second, along an axis, whose place the indices' axes take.</summary>
public sealed class Gather(int axis) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "gather";

    /// <summary>The axis of the first argument, from 0.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    public override string Parameters => $"axis={Axis}";

    /// <inheritdoc/>
    protected override object Identity => Axis;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        if (inputs[1].DType != DType.Int32) throw Refuse(inputs, "the indices must be int32.");
        if ((uint)Axis >= (uint)inputs[0].Shape.Rank) throw Refuse(inputs, $"there is no axis {Axis}.");
        return inputs[0] with { Shape = inputs[0].Shape.Replacing(Axis, 1, inputs[1].Shape.AsSpan()) };
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        Infer(TypesOf(inputs));
        return Placement.Common(this, inputs).Backend.Gather((DenseTensor)inputs[0], (DenseTensor)inputs[1], Axis);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size)
    {
        Tensor x = inputs[0], indices = inputs[1];
        if (!isBatched[1]) return new Gather(Axis + 1).Bind(x, indices);
        // The batch goes into the axis that is indexed: example e's element i is element e·length + i there.
        int rank = indices.Rank;
        if (isBatched[0])
        {
            int length = x.Shape[Axis + 1];
            var merged = x.MoveAxis(0, Axis).Reshape(Shape.Create([.. x.Shape.Skip(1).Take(Axis), size * length, .. x.Shape.Skip(Axis + 2)]));
            var offsets = Tensor.Range(size, DType.Int32, x.Device).Reshape(Shape.Create([size, .. Enumerable.Repeat(1, rank - 1)])) * length;
            return new Gather(Axis).Bind(merged, new Within(length).Bind(indices) + offsets).MoveAxis(Axis, 0);
        }
        return Bind(x, indices).MoveAxis(Axis, 0);
    }
}

/// <summary>Zeros of a given length along an axis, to which the first argument's elements are added at the second's int32 indices: gather's transpose.</summary>
public sealed class ScatterAdd(int axis, int length) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "scatter-add";

    /// <summary>The axis of the result, from 0.</summary>
    public int Axis { get; } = axis;

    /// <summary>The result's length along it.</summary>
    public int Length { get; } = length;

    /// <inheritdoc/>
    public override string Parameters => $"axis={Axis}, length={Length}";

    /// <inheritdoc/>
    protected override object Identity => (Axis, Length);

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        Shape updates = inputs[0].Shape, indices = inputs[1].Shape;
        if (inputs[1].DType != DType.Int32) throw Refuse(inputs, "the indices must be int32.");
        if (inputs[0].DType == DType.Bool) throw Refuse(inputs, "it takes numbers; convert with .To(DType.Int32).");
        bool fits = Axis >= 0 && Axis + indices.Rank <= updates.Rank && updates.AsSpan().Slice(Axis, indices.Rank).SequenceEqual(indices.AsSpan());
        return fits
            ? inputs[0] with { Shape = updates.Replacing(Axis, indices.Rank, [Length]) }
            : throw Refuse(inputs, $"from axis {Axis} on, the updates must have the indices' axes.");
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        Infer(TypesOf(inputs));
        return Placement.Common(this, inputs).Backend.ScatterAdd((DenseTensor)inputs[0], (DenseTensor)inputs[1], Axis, Length);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size)
    {
        if (!isBatched[1]) return new ScatterAdd(Axis + 1, Length).Bind(inputs);
        // As gather: the batch goes into the axis that is indexed, and comes out of it again.
        Tensor updates = isBatched[0] ? inputs[0] : inputs[0].BroadcastTo(inputs[0].Shape.Insert(0, size)), indices = inputs[1];
        var offsets = Tensor.Range(size, DType.Int32, indices.Device).Reshape(Shape.Create([size, .. Enumerable.Repeat(1, indices.Rank - 1)])) * Length;
        var sums = new ScatterAdd(Axis, size * Length).Bind(updates.MoveAxis(0, Axis), new Within(Length).Bind(indices) + offsets);
        return sums.Reshape(Shape.Create([.. sums.Shape.Take(Axis), size, Length, .. sums.Shape.Skip(Axis + 1)])).MoveAxis(Axis, 0);
    }
}
