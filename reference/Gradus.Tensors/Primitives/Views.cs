namespace Gradus.Tensors;

// The same storage, read with other offsets and strides: nothing is copied.

/// <summary>The axes in another order: axis i of the result is axis Order[i] of the argument. A view.</summary>
public sealed class Permute(params int[] order) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "permute";

    /// <summary>Which axis of the argument each axis of the result is.</summary>
    public IReadOnlyList<int> Order { get; } = order;

    /// <inheritdoc/>
    public override string Parameters => $"[{string.Join(", ", Order)}]";

    /// <inheritdoc/>
    protected override object Identity => Listed(order);

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var shape = inputs[0].Shape;
        return Names(shape.Rank)
            ? inputs[0] with { Shape = Shape.Create([.. Order.Select(axis => shape[axis])]) }
            : throw Refuse(inputs, $"the order must name each of the {shape.Rank} axes once.");
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        var x = (DenseTensor)inputs[0];
        if (!Names(x.Rank)) Infer(TypesOf(inputs));
        var strides = new int[order.Length];
        Span<int> lengths = stackalloc int[order.Length];
        for (int i = 0; i < strides.Length; i++)
        {
            strides[i] = x.Strides[order[i]];
            lengths[i] = x.Shape[order[i]];
        }
        return x.View(Shape.Create(lengths), x.Offset, strides);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => new Permute([0, .. Order.Select(axis => axis + 1)]).Bind(inputs);

    private bool Names(int rank)
    {
        ulong named = 0;
        foreach (int axis in order)
        {
            if ((uint)axis >= (uint)rank) return false;
            named |= 1UL << axis;
        }
        return order.Length == rank && named == (1UL << rank) - 1;
    }
}

/// <summary>The argument repeated, by NumPy's rule, along axes of length 1 and new leading axes. A view.</summary>
public sealed class BroadcastTo(Shape shape) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "broadcast";

    /// <summary>The shape of the result.</summary>
    public Shape Shape { get; } = shape;

    /// <inheritdoc/>
    public override string Parameters => $"{Shape}";

    /// <inheritdoc/>
    protected override object Identity => Shape;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => Shape.Equals(Shape.Broadcast(inputs[0].Shape, Shape))
        ? inputs[0] with { Shape = Shape } : throw Refuse(inputs, "aligned at the last axes, lengths must be equal or the argument's be 1.");

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        var x = (DenseTensor)inputs[0];
        if (x.Rank > Shape.Rank) Infer(TypesOf(inputs));
        int added = Shape.Rank - x.Rank;
        var strides = new int[Shape.Rank];
        for (int axis = added; axis < strides.Length; axis++)
        {
            int length = x.Shape[axis - added];
            if (length == Shape[axis]) strides[axis] = x.Strides[axis - added];
            else if (length != 1) Infer(TypesOf(inputs));
        }
        return x.View(Shape, x.Offset, strides);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size)
    {
        // The batch stays first: the axes that the argument lacks come after it.
        var x = inputs[0];
        int added = Shape.Rank - (x.Rank - 1);
        if (added > 0) x = x.Reshape(Shape.Create([size, .. Enumerable.Repeat(1, added), .. x.Shape.Skip(1)]));
        return new BroadcastTo(Shape.Insert(0, size)).Bind(x);
    }
}

/// <summary>Every Steps[i]-th element of axis i, from Starts[i] on, Lengths[i] of them. A view.</summary>
public sealed class Slice(int[] starts, int[] lengths, int[] steps) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "slice";

    /// <summary>The first position along each axis.</summary>
    public IReadOnlyList<int> Starts { get; } = starts;

    /// <summary>How many positions along each axis.</summary>
    public IReadOnlyList<int> Lengths { get; } = lengths;

    /// <summary>How far apart they are along each axis; at least 1.</summary>
    public IReadOnlyList<int> Steps { get; } = steps;

    /// <inheritdoc/>
    public override string Parameters => $"starts=[{string.Join(", ", Starts)}], lengths=[{string.Join(", ", Lengths)}], steps=[{string.Join(", ", Steps)}]";

    /// <inheritdoc/>
    protected override object Identity => (Listed(starts), Listed(lengths), Listed(steps));

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var shape = inputs[0].Shape;
        if (starts.Length != shape.Rank || lengths.Length != shape.Rank || steps.Length != shape.Rank)
        {
            throw Refuse(inputs, $"it names {starts.Length} axes of {shape.Rank}.");
        }
        for (int axis = 0; axis < starts.Length; axis++)
        {
            bool fits = starts[axis] >= 0 && lengths[axis] >= 0 && steps[axis] >= 1
                && (lengths[axis] == 0 || starts[axis] + ((lengths[axis] - 1L) * steps[axis]) < shape[axis]);
            if (!fits)
            {
                throw Refuse(
                    inputs, $"along axis {axis}, {lengths[axis]} elements from {starts[axis]} on in steps of {steps[axis]} do not lie within its length {shape[axis]}.");
            }
        }
        return inputs[0] with { Shape = Shape.Create(lengths) };
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        var type = Infer(TypesOf(inputs));
        var x = (DenseTensor)inputs[0];
        int offset = x.Offset;
        var strides = new int[starts.Length];
        for (int axis = 0; axis < strides.Length; axis++)
        {
            strides[axis] = x.Strides[axis] * steps[axis];
            if (type.Shape.Size > 0) offset += x.Strides[axis] * starts[axis];
        }
        return x.View(type.Shape, offset, strides);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) =>
        new Slice([0, .. Starts], [size, .. Lengths], [1, .. Steps]).Bind(inputs);
}

/// <summary>The elements in opposite order along some axes. A view.</summary>
public sealed class Flip(params int[] axes) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "flip";

    /// <summary>The axes, sorted, from 0.</summary>
    public IReadOnlyList<int> Axes { get; } = axes;

    /// <inheritdoc/>
    public override string Parameters => $"axes=[{string.Join(", ", Axes)}]";

    /// <inheritdoc/>
    protected override object Identity => Listed(axes);

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        int rank = inputs[0].Shape.Rank;
        return Shape.AreAxes(axes, rank) ? inputs[0] : throw Refuse(inputs, $"the axes must be among the {rank} there are, sorted, each once.");
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        var x = (DenseTensor)inputs[0];
        if (!Shape.AreAxes(axes, x.Rank)) Infer(TypesOf(inputs));
        if (x.Size == 0) return x.Again();
        var strides = x.Strides.ToArray();
        int offset = x.Offset;
        foreach (int axis in axes)
        {
            offset += strides[axis] * (x.Shape[axis] - 1);
            strides[axis] = -strides[axis];
        }
        return x.View(x.Shape, offset, strides);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => new Flip([.. Axes.Select(axis => axis + 1)]).Bind(inputs);
}
