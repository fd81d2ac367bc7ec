namespace Gradus.Tensors.Cpu;

internal sealed partial class CpuBackend
{
    /// <inheritdoc/>
    public override DenseTensor Pad(DenseTensor x, double value, ReadOnlySpan<int> before, ReadOnlySpan<int> after, ReadOnlySpan<int> between) => x.DType switch
    {
        DType.Float32 => Pad(x, (float)value, before, after, between),
        DType.Float64 => Pad(x, value, before, after, between),
        DType.Int32 => Pad(x, (int)value, before, after, between),
        _ => Pad(x, value != 0, before, after, between),
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

    private static DenseTensor Pad<T>(DenseTensor x, T value, ReadOnlySpan<int> before, ReadOnlySpan<int> after, ReadOnlySpan<int> between) where T : unmanaged
    {
        var lengths = new int[x.Rank];
        for (int axis = 0; axis < lengths.Length; axis++) lengths[axis] = before[axis] + x.Shape[axis] + (Math.Max(x.Shape[axis] - 1, 0) * between[axis]) + after[axis];
        var padded = Filled(Shape.Create(lengths), value);
        // The elements' places in the result are a view of it.
        var strides = padded.Strides.ToArray();
        int offset = 0;
        for (int axis = 0; axis < strides.Length; axis++)
        {
            offset += strides[axis] * before[axis];
            strides[axis] *= between[axis] + 1;
        }
        T[] to = All<T>(padded), from = All<T>(x);
        var places = new StridedOffsets(padded.View(x.Shape, offset, strides));
        foreach (int source in new StridedOffsets(x))
        {
            places.MoveNext();
            to[places.Current] = from[source];
        }
        return padded;
    }

    private static DenseTensor Concatenate<T>(ReadOnlySpan<Tensor> parts, int axis) where T : unmanaged
    {
        int length = 0;
        foreach (var part in parts) length += part.Shape[axis];
        var shape = parts[0].Shape.With(axis, length);
        var to = New<T>(shape.Size);
        int inner = shape.RowMajorStrides[axis], row = length * inner, start = 0;
        foreach (var part in parts)
        {
            var from = Items<T>(((DenseTensor)part).Contiguous());
            int width = part.Shape[axis] * inner;
            for (int at = 0, source = 0; source < from.Length; at += row, source += width) from.Slice(source, width).CopyTo(to.AsSpan(start + at));
            start += width;
        }
        return Wrap(to, shape);
    }

    private static DenseTensor Gather<T>(DenseTensor x, DenseTensor indices, int axis) where T : unmanaged
    {
        var from = Items<T>(x.Contiguous());
        var at = Items<int>(indices.Contiguous());
        int length = x.Shape[axis], inner = x.Shape.RowMajorStrides[axis];
        int outer = length * inner == 0 ? 0 : from.Length / (length * inner);
        var to = New<T>(outer * at.Length * inner);
        for (int block = 0, place = 0; block < outer; block++)
        {
            foreach (int index in at)
            {
                RequireWithin(index, length, axis);
                from.Slice(((block * length) + index) * inner, inner).CopyTo(to.AsSpan(place));
                place += inner;
            }
        }
        return Wrap(to, Shape.Create([.. x.Shape.Take(axis), .. indices.Shape, .. x.Shape.Skip(axis + 1)]));
    }

    private static DenseTensor ScatterAdd<T>(DenseTensor updates, DenseTensor indices, int axis, int length) where T : unmanaged
    {
        var shape = Shape.Create([.. updates.Shape.Take(axis), length, .. updates.Shape.Skip(axis + indices.Rank)]);
        var from = Items<T>(updates.Contiguous());
        var at = Items<int>(indices.Contiguous());
        var to = new T[shape.Size];
        int inner = shape.RowMajorStrides[axis];
        int outer = length * inner == 0 ? 0 : to.Length / (length * inner);
        for (int block = 0, source = 0; block < outer; block++)
        {
            foreach (int index in at)
            {
                RequireWithin(index, length, axis);
                var sums = to.AsSpan(((block * length) + index) * inner, inner);
                for (int i = 0; i < inner; i++) sums[i] = Apply.Binary<AddOp, T>(sums[i], from[source++]);
            }
        }
        return Wrap(to, shape);
    }

    private static void RequireWithin(int index, int length, int axis)
    {
        if ((uint)index >= (uint)length) throw new ArgumentOutOfRangeException(nameof(index), index, $"The index {index} is not on axis {axis}, whose length is {length}: indices are 0 to {length - 1}.");
    }
}
