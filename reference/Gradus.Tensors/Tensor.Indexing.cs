using System.Runtime.CompilerServices;

namespace Gradus.Tensors;

// x[…], and copies with a part replaced.
public abstract partial class Tensor
{
    private const string Immutable = "Tensors are never changed. "
        + "x = x.With(value, index) makes a copy with a part replaced; x = x.WithAdded(value, index) one with something added to a part.";

    /// <summary>The part of the tensor at an index of the first axis, or where a mask holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is not on the axis.</exception>
    /// <exception cref="ArgumentException">The index does not fit the tensor.</exception>
    /// <exception cref="UnknownValueException">A mask is not known inside the transformation under way, so neither is the shape of the part.</exception>
    // With priority, so that x[[0, 2]] is one index array and not x[0, 2].
    [OverloadResolutionPriority(1)]
    [IndexerName("Part")]
    public Tensor this[TensorIndex index]
    {
        get => Selection.Of(this, [index]);
        [Obsolete(Immutable, error: true)]
        set => throw new NotSupportedException(Immutable);
    }

    /// <summary>The part of the tensor at indices, one for each axis: <c>x[1..3, ..]</c>, <c>x[.., ^1]</c>, <c>x[Range(n), labels]</c>. Axes that are not named are
    /// taken whole.</summary>
    /// <remarks>As in NumPy, several index arrays are broadcast together and go through their axes side by side; <c>x[[0, 1], [2, 3]]</c> has two elements.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A position is not on its axis.</exception>
    /// <exception cref="ArgumentException">There are more indices than axes, or index arrays that do not broadcast.</exception>
    /// <exception cref="UnknownValueException">A mask is not known inside the transformation under way, so neither is the shape of the part.</exception>
    [IndexerName("Part")]
    public Tensor this[params ReadOnlySpan<TensorIndex> indices]
    {
        get => Selection.Of(this, indices);
        [Obsolete(Immutable, error: true)]
        set => throw new NotSupportedException(Immutable);
    }

    /// <summary>A copy in which the part at an index is replaced by a value, broadcast to the part's shape.</summary>
    /// <exception cref="ArgumentException">The value has another type of elements, or does not broadcast to the part.</exception>
    [OverloadResolutionPriority(1)]
    public Tensor With(Tensor value, TensorIndex index) => With(value, [index], nameof(value));

    /// <summary>A copy in which the part at indices is replaced by a value, broadcast to the part's shape. Of places named twice, the last counts.</summary>
    /// <exception cref="ArgumentException">The value has another type of elements, or does not broadcast to the part.</exception>
    public Tensor With(Tensor value, params ReadOnlySpan<TensorIndex> indices) => With(value, indices, nameof(value));

    /// <summary>A copy in which the part at an index is replaced by a number.</summary>
    [OverloadResolutionPriority(1)]
    public Tensor With(double value, TensorIndex index) => With(Scalar(value, DType, Device), [index], nameof(value));

    /// <summary>A copy in which the part at indices is replaced by a number.</summary>
    public Tensor With(double value, params ReadOnlySpan<TensorIndex> indices) => With(Scalar(value, DType, Device), indices, nameof(value));

    /// <summary>A copy in which a value, broadcast, is added to the part at an index.</summary>
    /// <exception cref="ArgumentException">The value has another type of elements, or does not broadcast to the part; or this is a mask.</exception>
    [OverloadResolutionPriority(1)]
    public Tensor WithAdded(Tensor value, TensorIndex index) => WithAdded(value, [index], nameof(value));

    /// <summary>A copy in which a value, broadcast, is added to the part at indices. To places named twice, both parts are added.</summary>
    /// <exception cref="ArgumentException">The value has another type of elements, or does not broadcast to the part; or this is a mask.</exception>
    public Tensor WithAdded(Tensor value, params ReadOnlySpan<TensorIndex> indices) => WithAdded(value, indices, nameof(value));

    /// <summary>A copy in which a number is added to the part at an index.</summary>
    [OverloadResolutionPriority(1)]
    public Tensor WithAdded(double value, TensorIndex index) => WithAdded(Scalar(value, DType, Device), [index], nameof(value));

    /// <summary>A copy in which a number is added to the part at indices.</summary>
    public Tensor WithAdded(double value, params ReadOnlySpan<TensorIndex> indices) => WithAdded(Scalar(value, DType, Device), indices, nameof(value));

    private Tensor With(Tensor value, ReadOnlySpan<TensorIndex> indices, string argument)
    {
        if (Selection.Placed(this, indices, part => AsPart(value, part, argument)) is { } placed) return Where(placed.IsNamed, placed.Value, this);
        var places = Selection.Places(this, indices);
        var items = AsPart(value, places.Shape, argument).Flatten();
        if (items.Size == 0) return Again();
        var (isReplaced, source) = LastWriter(places.Flatten());
        return Where(isReplaced, Take(items, source), Flatten()).Reshape(Shape);
    }

    private Tensor WithAdded(Tensor value, ReadOnlySpan<TensorIndex> indices, string argument)
    {
        if (DType == DType.Bool) throw new ArgumentException($"Nothing can be added to {Type}: With replaces.", argument);
        if (Selection.Placed(this, indices, part => AsPart(value, part, argument)) is { } placed) return this + placed.Value;
        var places = Selection.Places(this, indices);
        var items = AsPart(value, places.Shape, argument).Flatten();
        return (Flatten() + new ScatterAdd(0, Size).Bind(items, places.Flatten())).Reshape(Shape);
    }

    private Tensor AsPart(Tensor value, Shape part, string argument)
    {
        ArgumentNullException.ThrowIfNull(value, argument);
        if (value.DType != DType) throw new ArgumentException($"A part of {Type} cannot become {value.Type}: convert the value with .To(DType.{DType}).", argument);
        if (!part.Equals(Shape.Broadcast(value.Shape, part)))
        {
            throw new ArgumentException($"The value {value.Type} does not broadcast to the part, whose shape is {part}.", argument);
        }
        return value.Stretched(part);
    }

    // For each element: is it written to, and by which element of the value. Unknown places (one set for each example under Vmap) are compared with all elements.
    private (Tensor IsReplaced, Tensor Source) LastWriter(Tensor places)
    {
        if (places.Trace is not null)
        {
            var hits = Equal(Range(Size, device: Device).ExpandDims(1), places.ExpandDims(0));
            return (hits.Any(1), places.Size - 1 - hits.Flip(1).ArgMax(1));
        }
        var (isReplaced, source) = (new bool[Size], new int[Size]);
        int at = 0;
        foreach (int place in places.ToArray<int>()) (isReplaced[place], source[place]) = (true, at++);
        return (FromSpan<bool>(isReplaced, [Size], Device), FromSpan<int>(source, [Size], Device));
    }
}
