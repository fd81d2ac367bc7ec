using System.Runtime.CompilerServices;

namespace Gradus.Tensors;

// The same elements in other places.
public abstract partial class Tensor
{
    /// <summary>The transpose of a matrix: a view.</summary>
    /// <exception cref="InvalidOperationException">This is no matrix.</exception>
    public Tensor T => Rank == 2 ? Transpose() : throw new InvalidOperationException($"T is for matrices; this tensor is {Type}. Use Transpose or SwapAxes.");

    /// <summary>The same elements, row-major, under another shape; one length may be −1: whatever is left.</summary>
    /// <exception cref="ArgumentException">The elements do not fill the shape, or −1 is there twice.</exception>
    [OverloadResolutionPriority(1)]
    public Tensor Reshape(params ReadOnlySpan<int> lengths)
    {
        int open = lengths.IndexOf(-1);
        if (open < 0) return Reshape(Shape.Create(lengths));
        long others = 1;
        for (int axis = 0; axis < lengths.Length; axis++) others *= axis == open ? 1 : lengths[axis];
        if (lengths[(open + 1)..].Contains(-1) || others <= 0 || Size % others != 0)
        {
            throw new ArgumentException(
                $"{Type} cannot be reshaped to [{string.Join(", ", lengths.ToArray())}]: one length may be -1, if the others divide the {Size} elements.", nameof(lengths));
        }
        var filled = lengths.ToArray();
        filled[open] = (int)(Size / others);
        return Reshape(Shape.Create(filled));
    }

    /// <summary>The same elements, row-major, under another shape.</summary>
    /// <exception cref="ArgumentException">The elements do not fill the shape.</exception>
    public Tensor Reshape(Shape shape) => Shape.Equals(shape) ? Again() : new Reshape(shape).Bind(this);

    /// <summary>All elements, row-major, along one axis.</summary>
    public Tensor Flatten() => Reshape(Shape.Create(Size));

    /// <summary>The axes in another order; without arguments, in opposite order.</summary>
    /// <exception cref="ArgumentException">The order does not name each axis once.</exception>
    public Tensor Transpose(params ReadOnlySpan<int> order)
    {
        var axes = new int[Rank];
        if (!order.IsEmpty && order.Length != Rank)
        {
            throw new ArgumentException($"Transpose needs the order of all {Rank} axes of {Type}; it got {order.Length}.", nameof(order));
        }
        for (int i = 0; i < axes.Length; i++) axes[i] = order.IsEmpty ? Rank - 1 - i : Shape.Axis(order[i]);
        if (axes.Distinct().Count() != axes.Length)
        {
            throw new ArgumentException($"Transpose's order [{string.Join(", ", order.ToArray())}] must name each of the {Rank} axes of {Type} once.", nameof(order));
        }
        return new Permute(axes).Bind(this);
    }

    /// <summary>Two axes exchanged.</summary>
    public Tensor SwapAxes(int a, int b)
    {
        var order = new int[Rank];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        (a, b) = (Shape.Axis(a), Shape.Axis(b));
        (order[a], order[b]) = (b, a);
        return new Permute(order).Bind(this);
    }

    /// <summary>One axis moved to another place, the others in their order.</summary>
    public Tensor MoveAxis(int from, int to)
    {
        (from, to) = (Shape.Axis(from), Shape.Axis(to));
        if (from == to) return Again();
        var order = Enumerable.Range(0, Rank).ToList();
        order.RemoveAt(from);
        order.Insert(to, from);
        return new Permute([.. order]).Bind(this);
    }

    /// <summary>The tensor repeated along axes of length 1 and new leading ones: a view.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public Tensor BroadcastTo(Shape shape) => Shape.Equals(shape) ? Again() : new BroadcastTo(shape).Bind(this);

    /// <summary>A new axis of length 1 before the axis <paramref name="axis"/> of the result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result has no such axis.</exception>
    public Tensor ExpandDims(int axis)
    {
        int at = axis < 0 ? axis + Rank + 1 : axis;
        if ((uint)at > (uint)Rank) throw new ArgumentOutOfRangeException(nameof(axis), axis, $"A new axis of {Type} can be put at {-Rank - 1} to {Rank}; not at {axis}.");
        return Reshape(Shape.Insert(at, 1));
    }

    /// <summary>The tensor without axes of length 1: those named, or all of them.</summary>
    /// <exception cref="ArgumentException">A named axis has another length.</exception>
    public Tensor Squeeze(params ReadOnlySpan<int> axes)
    {
        int[] gone = axes.IsEmpty ? [.. Enumerable.Range(0, Rank).Where(axis => Shape[axis] == 1)] : Shape.Axes(axes);
        foreach (int axis in gone)
        {
            if (Shape[axis] != 1) throw new ArgumentException($"Squeeze removes axes of length 1; axis {axis} of {Type} has the length {Shape[axis]}.", nameof(axes));
        }
        return Reshape(Shape.Create([.. Shape.Where((_, axis) => !gone.Contains(axis))]));
    }

    /// <summary>The elements in opposite order along axes; without arguments, along all: a view.</summary>
    public Tensor Flip(params ReadOnlySpan<int> axes) => new Flip(Shape.Axes(axes)).Bind(this);

    /// <summary>The elements moved by so many places along an axis; those that fall off one end come in at the other.</summary>
    public Tensor Roll(int shift, int axis)
    {
        axis = Shape.Axis(axis);
        int length = Shape[axis];
        int first = length == 0 ? 0 : (int)((length - ((long)shift % length)) % length);
        return first == 0 ? Again() : Concatenate([Along(axis, first, length - first), Along(axis, 0, first)], axis);
    }

    /// <summary>Every element so many times in a row along an axis: 1, 1, 2, 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public Tensor Repeat(int count, int axis)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        axis = Shape.Axis(axis);
        var expanded = ExpandDims(axis + 1);
        return expanded.BroadcastTo(expanded.Shape.With(axis + 1, count)).Reshape(Shape.With(axis, Shape[axis] * count));
    }

    /// <summary>The whole tensor so many times along each axis: 1, 2, 1, 2. More counts than axes make new leading ones.</summary>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public Tensor Tile(params ReadOnlySpan<int> counts)
    {
        int rank = Math.Max(Rank, counts.Length);
        int[] times = [.. Enumerable.Repeat(1, rank - counts.Length), .. counts], lengths = [.. Enumerable.Repeat(1, rank - Rank), .. Shape];
        var apart = Reshape(Shape.Create([.. lengths.SelectMany(length => (int[])[1, length])]));
        return apart.BroadcastTo(Shape.Create([.. times.Zip(lengths, (count, length) => (int[])[count, length]).SelectMany(pair => pair)]))
            .Reshape(Shape.Create([.. times.Zip(lengths, (count, length) => count * length)]));
    }

    /// <summary>The tensor surrounded by a number.</summary>
    /// <param name="widths">For each axis, how many elements are put before it and after it.</param>
    /// <param name="value">What is put there.</param>
    /// <exception cref="ArgumentException">There are not as many widths as axes, one is negative, or the type of elements cannot hold the value.</exception>
    public Tensor Pad(ReadOnlySpan<(int Before, int After)> widths, double value = 0)
    {
        if (widths.Length != Rank) throw new ArgumentException($"Pad got widths for {widths.Length} axes; {Type} has {Rank}.", nameof(widths));
        RequireHolds(DType, value, nameof(value));
        int[] before = new int[Rank], after = new int[Rank];
        for (int axis = 0; axis < Rank; axis++) (before[axis], after[axis]) = widths[axis];
        return new Pad(before, after, new int[Rank], value).Bind(this);
    }

    /// <summary>The elements in another type; to bool: is it not 0; to int32: rounded towards 0.</summary>
    public Tensor To(DType dtype) => dtype == DType ? Again() : new Cast(dtype).Bind(this);

    /// <summary>The same tensor on another device.</summary>
    public Tensor To(Device device) => ReferenceEquals(device, Device) ? Again() : new Transfer(device).Bind(this);

    /// <summary>The tensors one after another along the first axis.</summary>
    /// <exception cref="ArgumentException">There are none, or they differ in type or in the length of another axis.</exception>
    public static Tensor Concatenate(params ReadOnlySpan<Tensor> parts) => Concatenate(parts, 0);

    /// <summary>The tensors one after another along an axis.</summary>
    /// <exception cref="ArgumentException">There are none, or they differ in type or in the length of another axis.</exception>
    public static Tensor Concatenate(ReadOnlySpan<Tensor> parts, int axis) => parts.IsEmpty
        ? throw new ArgumentException("Concatenate needs at least one tensor.", nameof(parts))
        : parts[0] is null ? throw new Concatenate(axis).Missing(parts)
        : new Concatenate(parts[0].Shape.Axis(axis)).Bind(parts);

    /// <summary>The tensors side by side along a new first axis.</summary>
    /// <exception cref="ArgumentException">There are none, or their types or shapes differ.</exception>
    public static Tensor Stack(params ReadOnlySpan<Tensor> parts) => Stack(parts, 0);

    /// <summary>The tensors side by side along a new axis.</summary>
    /// <exception cref="ArgumentException">There are none, or their types or shapes differ.</exception>
    public static Tensor Stack(ReadOnlySpan<Tensor> parts, int axis)
    {
        if (parts.IsEmpty) throw new ArgumentException("Stack needs at least one tensor.", nameof(parts));
        var expanded = new Tensor[parts.Length];
        for (int i = 0; i < expanded.Length; i++)
        {
            if (parts[i] is null) throw new ArgumentNullException(nameof(parts), $"Stack got null as its part {i + 1} of {parts.Length}: expected a tensor.");
            if (!parts[i].Type.Equals(parts[0].Type))
            {
                throw new ArgumentException($"Stack takes tensors of one type and shape; it got {parts[0].Type} and {parts[i].Type}.", nameof(parts));
            }
            expanded[i] = parts[i].ExpandDims(axis);
        }
        return Concatenate(expanded, axis);
    }

    /// <summary>The tensor in equal parts along an axis.</summary>
    /// <exception cref="ArgumentException">The axis cannot be divided into so many equal parts.</exception>
    public Tensor[] Split(int parts, int axis = 0)
    {
        int length = Shape[axis];
        if (parts < 1 || length % parts != 0)
        {
            throw new ArgumentException($"Axis {axis} of {Type} has the length {length}, which cannot be divided into {parts} equal parts.", nameof(parts));
        }
        return Split([.. Enumerable.Repeat(length / parts, parts)], axis);
    }

    /// <summary>The tensor in parts of given lengths along an axis.</summary>
    /// <exception cref="ArgumentException">A length is negative, or they do not add up to the axis' length.</exception>
    public Tensor[] Split(ReadOnlySpan<int> lengths, int axis = 0)
    {
        axis = Shape.Axis(axis);
        int[] of = lengths.ToArray();
        if (of.Any(length => length < 0) || of.Sum(length => (long)length) != Shape[axis])
        {
            throw new ArgumentException($"Parts of the lengths [{string.Join(", ", of)}] do not add up to axis {axis} of {Type}.", nameof(lengths));
        }
        int start = 0;
        return [.. of.Select(length => Along(axis, (start += length) - length, length))];
    }

    /// <summary>The elements at int32 indices along an axis, whose place the indices' axes take.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in 0 … length − 1. Brackets, <c>x[indices]</c>, count negative ones from the end.</exception>
    public static Tensor Take(Tensor x, Tensor indices, int axis = 0) => x.Take(indices, axis);

    /// <summary>The elements at int32 indices along an axis, whose place the indices' axes take.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in 0 … length − 1. Brackets, <c>x[indices]</c>, count negative ones from the end.</exception>
    public Tensor Take(Tensor indices, int axis = 0) => new Gather(Shape.Axis(axis)).Bind(this, indices);

    // Within an operation there is no need for a view of what stays as it is.

    /// <summary>This tensor, or its elements in another type.</summary>
    internal Tensor InType(DType dtype) => dtype == DType ? this : new Cast(dtype).Bind(this);

    /// <summary>This tensor, or a view that repeats it.</summary>
    internal Tensor Stretched(Shape shape) => Shape.Equals(shape) ? this : new BroadcastTo(shape).Bind(this);

    private Tensor Along(int axis, int start, int length)
    {
        var starts = new int[Rank];
        starts[axis] = start;
        return new Slice(starts, [.. Shape.With(axis, length)], [.. Enumerable.Repeat(1, Rank)]).Bind(this);
    }
}
