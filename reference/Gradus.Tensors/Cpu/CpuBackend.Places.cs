using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu;

internal sealed partial class CpuBackend
{
    // How many elements are copied in the time that a walk through a view takes to set out.
    private const int WalkCost = 32;

    /// <inheritdoc/>
    public override DenseTensor Pad(DenseTensor x, double value, ReadOnlySpan<int> before, ReadOnlySpan<int> after, ReadOnlySpan<int> between) => x.DType switch
    {
        DType.Float32 => Pad<float>(x, value, before, after, between),
        DType.Float64 => Pad<double>(x, value, before, after, between),
        DType.Int32 => Pad<int>(x, value, before, after, between),
        _ => Pad<bool>(x, value, before, after, between),
    };

    /// <inheritdoc/>
    public override DenseTensor Concatenate(ReadOnlySpan<Tensor> parts, int axis) => parts[0].DType switch
    {
        DType.Float32 => Concatenate<float>(parts, axis),
        DType.Float64 => Concatenate<double>(parts, axis),
        DType.Int32 => Concatenate<int>(parts, axis),
        _ => Concatenate<bool>(parts, axis),
    };

    /// <inheritdoc/>
    public override DenseTensor Gather(DenseTensor x, DenseTensor indices, int axis) => x.DType switch
    {
        DType.Float32 => Gather<float>(x, indices, axis),
        DType.Float64 => Gather<double>(x, indices, axis),
        DType.Int32 => Gather<int>(x, indices, axis),
        _ => Gather<bool>(x, indices, axis),
    };

    /// <inheritdoc/>
    public override DenseTensor ScatterAdd(DenseTensor updates, DenseTensor indices, int axis, int length) => updates.DType switch
    {
        DType.Float32 => ScatterAdd<float>(updates, indices, axis, length),
        DType.Float64 => ScatterAdd<double>(updates, indices, axis, length),
        _ => ScatterAdd<int>(updates, indices, axis, length),
    };

    private static DenseTensor Pad<T>(DenseTensor x, double value, ReadOnlySpan<int> before, ReadOnlySpan<int> after, ReadOnlySpan<int> between) where T : unmanaged
    {
        Span<int> lengths = stackalloc int[x.Rank], strides = stackalloc int[x.Rank];
        for (int axis = 0; axis < lengths.Length; axis++) lengths[axis] = before[axis] + x.Shape[axis] + (Math.Max(x.Shape[axis] - 1, 0) * between[axis]) + after[axis];
        var shape = Shape.Create(lengths);
        var to = New<T>(shape.Size);
        Array.Fill(to, Apply.Convert<double, T>(value));
        if (x.Size == 0) return Wrap(to, shape);
        // The elements' places in the result are a view of it.
        int offset = 0;
        for (int axis = 0; axis < strides.Length; axis++)
        {
            offset += shape.RowMajorStrides[axis] * before[axis];
            strides[axis] = shape.RowMajorStrides[axis] * (between[axis] + 1);
        }
        StridedCopy.Run(ref First<T>(x), x.Strides, ref to[offset], strides, x.Shape.AsSpan());
        return Wrap(to, shape);
    }

    private static DenseTensor Concatenate<T>(ReadOnlySpan<Tensor> parts, int axis) where T : unmanaged
    {
        int length = 0;
        foreach (var part in parts) length += part.Shape[axis];
        var shape = parts[0].Shape.With(axis, length);
        var to = New<T>(shape.Size);
        int start = 0;
        foreach (var part in parts)
        {
            if (part.Size > 0) StridedCopy.Run(ref First<T>((DenseTensor)part), ((DenseTensor)part).Strides, ref to[start], shape.RowMajorStrides, part.Shape.AsSpan());
            start += part.Shape[axis] * shape.RowMajorStrides[axis];
        }
        return Wrap(to, shape);
    }

    private static DenseTensor Gather<T>(DenseTensor x, DenseTensor indices, int axis) where T : unmanaged
    {
        var shape = x.Shape.Replacing(axis, 1, indices.Shape.AsSpan());
        indices = indices.Contiguous();
        ReadOnlySpan<int> at = All<int>(indices).AsSpan(indices.Offset, indices.Size);
        RequireWithin("gather", at, axis, x.Shape);
        // A walk for each index has its price: when they are many, a copy of the view without gaps is cheaper.
        if (!x.IsContiguous && at.Length < x.Size / WalkCost) return Walked<T>(x, at, axis, shape);
        x = x.Contiguous();
        ReadOnlySpan<T> from = All<T>(x).AsSpan(x.Offset, x.Size);
        int length = x.Shape[axis], inner = x.Shape.RowMajorStrides[axis];
        var to = New<T>(shape.Size);
        for (int place = 0, block = 0; place < to.Length; block += length * inner)
        {
            foreach (int index in at)
            {
                from.Slice(block + (index * inner), inner).CopyTo(to.AsSpan(place));
                place += inner;
            }
        }
        return Wrap(to, shape);
    }

    private static DenseTensor Walked<T>(DenseTensor x, ReadOnlySpan<int> at, int axis, Shape shape) where T : unmanaged
    {
        var to = New<T>(shape.Size);
        if (to.Length == 0) return Wrap(to, shape);
        // Without the axis, what stands at an index is a view of x, and its place in the result a view of that.
        var part = x.Shape.Without([axis]);
        int inner = x.Shape.RowMajorStrides[axis];
        Span<int> from = stackalloc int[part.Rank], into = stackalloc int[part.Rank];
        for (int i = 0; i < part.Rank; i++)
        {
            from[i] = x.Strides[i < axis ? i : i + 1];
            into[i] = i < axis ? part.RowMajorStrides[i] * at.Length : part.RowMajorStrides[i];
        }
        for (int i = 0; i < at.Length; i++) StridedCopy.Run(ref Unsafe.Add(ref First<T>(x), at[i] * x.Strides[axis]), from, ref to[i * inner], into, part.AsSpan());
        return Wrap(to, shape);
    }

    private static DenseTensor ScatterAdd<T>(DenseTensor updates, DenseTensor indices, int axis, int length) where T : unmanaged
    {
        var shape = updates.Shape.Replacing(axis, indices.Rank, [length]);
        (updates, indices) = (updates.Contiguous(), indices.Contiguous());
        ReadOnlySpan<int> at = All<int>(indices).AsSpan(indices.Offset, indices.Size);
        RequireWithin("scatter-add", at, axis, shape);
        var to = new T[shape.Size];
        int inner = shape.RowMajorStrides[axis];
        for (int source = 0, block = 0; source < updates.Size; block += length * inner)
        {
            foreach (int index in at)
            {
                ref T sums = ref to[block + (index * inner)];
                Loops.Zip<AddOp, T>(ref sums, 1, ref Unsafe.Add(ref First<T>(updates), source), 1, ref sums, inner);
                source += inner;
            }
        }
        return Wrap(to, shape);
    }

    private static void RequireWithin(string operation, ReadOnlySpan<int> indices, int axis, Shape shape)
    {
        foreach (int index in indices)
        {
            if ((uint)index >= (uint)shape[axis]) throw NotOnAxis(operation, index, axis, shape);
        }
    }
}
