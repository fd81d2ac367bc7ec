using System.Runtime.Intrinsics.X86;

namespace Gradus.Tensors.Cpu;

internal sealed unsafe partial class CpuBackend
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
        fixed (T* into = to) new Span<T>(into, to.Length).Fill(Apply.Convert<double, T>(value));
        if (x.Size == 0) return Wrap(to, shape);
        // The elements' places in the result are a view of it.
        int offset = 0;
        for (int axis = 0; axis < strides.Length; axis++)
        {
            offset += shape.RowMajorStrides[axis] * before[axis];
            strides[axis] = shape.RowMajorStrides[axis] * (between[axis] + 1);
        }
        var held = Hold<T>(x);
        fixed (T* from = &held.First, into = to) StridedCopy.Run(from, x.Strides, into + offset, strides, x.Shape.AsSpan());
        held.Done();
        return Wrap(to, shape);
    }

    private static DenseTensor Concatenate<T>(ReadOnlySpan<Tensor> parts, int axis) where T : unmanaged
    {
        int length = 0;
        foreach (var part in parts) length += part.Shape[axis];
        var shape = parts[0].Shape.With(axis, length);
        var to = New<T>(shape.Size);
        int start = 0;
        foreach (var tensor in parts)
        {
            var part = (DenseTensor)tensor;
            if (part.Size > 0)
            {
                var held = Hold<T>(part);
                fixed (T* from = &held.First, into = to) StridedCopy.Run(from, part.Strides, into + start, shape.RowMajorStrides, part.Shape.AsSpan());
                held.Done();
            }
            start += part.Shape[axis] * shape.RowMajorStrides[axis];
        }
        return Wrap(to, shape);
    }

    private static DenseTensor Gather<T>(DenseTensor x, DenseTensor indices, int axis) where T : unmanaged
    {
        var shape = x.Shape.Replacing(axis, 1, indices.Shape.AsSpan());
        // A walk for each index has its price: when they are many, a copy of the view without gaps is cheaper.
        bool walks = !x.IsContiguous && indices.Size < x.Size / WalkCost;
        var heldIndices = HoldRowMajor<int>(indices);
        fixed (int* at = &heldIndices.First)
        {
            var places = new ReadOnlySpan<int>(at, indices.Size);
            RequireWithin("gather", places, axis, x.Shape);
            var to = New<T>(shape.Size);
            if (to.Length > 0)
            {
                var held = walks ? Hold<T>(x) : HoldRowMajor<T>(x);
                fixed (T* from = &held.First, into = to)
                {
                    if (walks) Walk(x, from, places, axis, into);
                    else Blocks(from, places, x.Shape[axis], x.Shape.RowMajorStrides[axis], new Span<T>(into, to.Length));
                }
                held.Done();
            }
            heldIndices.Done();
            return Wrap(to, shape);
        }
    }

    // What stands at an index is one block for each place of the axes before.
    private static void Blocks<T>(T* from, ReadOnlySpan<int> at, int length, int inner, Span<T> to) where T : unmanaged
    {
        for (int place = 0; place < to.Length; from += (nint)length * inner)
        {
            for (int i = 0; i < at.Length; i++, place += inner)
            {
                if (i + 1 < at.Length) Prefetch(from + ((nint)at[i + 1] * inner), inner);
                new ReadOnlySpan<T>(from + ((nint)at[i] * inner), inner).CopyTo(to[place..]);
            }
        }
    }

    // The rows of a batch lie anywhere in memory, and the processor cannot guess where: the next one is asked for while this one is copied. Short ones are not worth the asking.
    private static void Prefetch<T>(T* row, int length) where T : unmanaged
    {
        const int line = 64;
        nint bytes = (nint)length * sizeof(T);
        if (!Sse.IsSupported || bytes < 2 * line) return;
        for (nint at = 0; at < bytes; at += line) Sse.Prefetch0((byte*)row + at);
    }

    // Without the axis, what stands at an index is a view of x, and its place in the result a view of that.
    private static void Walk<T>(DenseTensor x, T* from, ReadOnlySpan<int> at, int axis, T* to) where T : unmanaged
    {
        var part = x.Shape.Without([axis]);
        int inner = x.Shape.RowMajorStrides[axis];
        Span<int> strides = stackalloc int[part.Rank], into = stackalloc int[part.Rank];
        for (int i = 0; i < part.Rank; i++)
        {
            strides[i] = x.Strides[i < axis ? i : i + 1];
            into[i] = i < axis ? part.RowMajorStrides[i] * at.Length : part.RowMajorStrides[i];
        }
        for (int i = 0; i < at.Length; i++) StridedCopy.Run(from + ((nint)at[i] * x.Strides[axis]), strides, to + ((nint)i * inner), into, part.AsSpan());
    }

    private static DenseTensor ScatterAdd<T>(DenseTensor updates, DenseTensor indices, int axis, int length) where T : unmanaged
    {
        var shape = updates.Shape.Replacing(axis, indices.Rank, [length]);
        int inner = shape.RowMajorStrides[axis];
        var heldIndices = HoldRowMajor<int>(indices);
        fixed (int* at = &heldIndices.First)
        {
            var places = new ReadOnlySpan<int>(at, indices.Size);
            RequireWithin("scatter-add", places, axis, shape);
            var to = New<T>(shape.Size);
            var held = HoldRowMajor<T>(updates);
            fixed (T* from = &held.First, into = to)
            {
                new Span<T>(into, to.Length).Clear();
                T* sums = into;
                for (nint source = 0; source < updates.Size; sums += (nint)length * inner)
                {
                    foreach (int index in places)
                    {
                        T* sum = sums + ((nint)index * inner);
                        Loops.Zip<AddOp, T>(sum, 1, from + source, 1, sum, inner);
                        source += inner;
                    }
                }
            }
            held.Done();
            heldIndices.Done();
            return Wrap(to, shape);
        }
    }

    private static void RequireWithin(string operation, ReadOnlySpan<int> indices, int axis, Shape shape)
    {
        foreach (int index in indices)
        {
            if ((uint)index >= (uint)shape[axis]) throw NotOnAxis(operation, index, axis, shape);
        }
    }
}
