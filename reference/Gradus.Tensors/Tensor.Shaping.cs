using System.Runtime.CompilerServices;

namespace Gradus.Tensors;

// The same elements in other places.
public abstract partial class Tensor
{
    /// <summary>The transpose of a matrix: a view.</summary>
    public Tensor T => Rank == 2 ? Transpose() : throw new InvalidOperationException($"T is for matrices; this tensor is {Type}. Use Transpose or SwapAxes.");

    /// <summary>0, 1, …, n − 1.</summary>
    public static Tensor Range(int n, DType dtype = DType.Int32, Device? device = null)
    {
        var items = new int[n];
        for (int i = 0; i < n; i++) items[i] = i;
        return FromSpan<int>(items, [n], device).To(dtype);
    }

    /// <summary>The same elements, row-major, under another shape; one length may be −1: whatever is left.</summary>
    [OverloadResolutionPriority(1)]
    public Tensor Reshape(params ReadOnlySpan<int> lengths)
    {
        int open = lengths.IndexOf(-1);
        if (open < 0) return Reshape(Shape.Create(lengths));
        int others = 1;
        for (int axis = 0; axis < lengths.Length; axis++) others *= axis == open ? 1 : lengths[axis];
        var filled = lengths.ToArray();
        filled[open] = others == 0 ? 0 : Size / others;
        return Reshape(Shape.Create(filled));
    }

    /// <summary>The same elements, row-major, under another shape.</summary>
    public Tensor Reshape(Shape shape) => Shape.Equals(shape) ? this : new Reshape(shape).Bind(this);

    /// <summary>The axes in another order; without arguments, in opposite order.</summary>
    public Tensor Transpose(params ReadOnlySpan<int> order)
    {
        var axes = new int[Rank];
        if (!order.IsEmpty && order.Length != Rank) throw new ArgumentException($"Transpose needs the order of all {Rank} axes of {Type}; it got {order.Length}.", nameof(order));
        for (int i = 0; i < axes.Length; i++) axes[i] = order.IsEmpty ? Rank - 1 - i : Shape.Axis(order[i]);
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
        if (from == to) return this;
        var order = Enumerable.Range(0, Rank).ToList();
        order.RemoveAt(from);
        order.Insert(to, from);
        return new Permute([.. order]).Bind(this);
    }

    /// <summary>The tensor repeated along axes of length 1 and new leading ones: a view.</summary>
    public Tensor BroadcastTo(Shape shape) => Shape.Equals(shape) ? this : new BroadcastTo(shape).Bind(this);

    /// <summary>A new axis of length 1 before the axis <paramref name="axis"/> of the result.</summary>
    public Tensor ExpandDims(int axis) => Reshape(Shape.Insert(axis < 0 ? axis + Rank + 1 : axis, 1));

    /// <summary>The elements in another type.</summary>
    public Tensor To(DType dtype) => dtype == DType ? this : new Cast(dtype).Bind(this);

    /// <summary>The tensors one after another along an axis.</summary>
    public static Tensor Concatenate(ReadOnlySpan<Tensor> parts, int axis = 0) => parts.IsEmpty
        ? throw new ArgumentException("Concatenate needs at least one tensor.", nameof(parts))
        : new Concatenate(parts[0].Shape.Axis(axis)).Bind(parts);

    /// <summary>The tensors side by side along a new axis.</summary>
    public static Tensor Stack(ReadOnlySpan<Tensor> parts, int axis = 0)
    {
        var expanded = new Tensor[parts.Length];
        for (int i = 0; i < expanded.Length; i++) expanded[i] = parts[i].ExpandDims(axis);
        return Concatenate(expanded, axis);
    }

    /// <summary>The elements at int32 indices along an axis, whose place the indices' axes take.</summary>
    public static Tensor Take(Tensor x, Tensor indices, int axis = 0) => new Gather(x.Shape.Axis(axis)).Bind(x, indices);
}
