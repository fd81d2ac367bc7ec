namespace Gradus.Tensors.Cpu;

internal sealed partial class CpuBackend
{
    /// <inheritdoc/>
    public override DenseTensor Reduce<TOp>(DenseTensor x, ReadOnlySpan<int> axes) => x.DType switch
    {
        DType.Float32 => Reduce<TOp, float>(x, axes),
        DType.Float64 => Reduce<TOp, double>(x, axes),
        DType.Int32 => Reduce<TOp, int>(x, axes),
        _ => Reduce<TOp, bool>(x, axes),
    };

    /// <inheritdoc/>
    public override DenseTensor ArgReduce<TOp>(DenseTensor x, int axis) => x.DType switch
    {
        DType.Float32 => ArgReduce<TOp, float>(x, axis),
        DType.Float64 => ArgReduce<TOp, double>(x, axis),
        _ => ArgReduce<TOp, int>(x, axis),
    };

    /// <inheritdoc/>
    public override DenseTensor CumulativeSum(DenseTensor x, int axis) => x.DType switch
    {
        DType.Float32 => CumulativeSum<float>(x, axis),
        DType.Float64 => CumulativeSum<double>(x, axis),
        _ => CumulativeSum<int>(x, axis),
    };

    // The axes that go are moved last, so that each result combines a row of neighbours.
    private static DenseTensor Reduce<TOp, T>(DenseTensor x, ReadOnlySpan<int> axes) where TOp : struct, IReductionOp where T : unmanaged
    {
        var shape = x.Shape.Without(axes);
        var from = Items<T>(Last(x, axes).Contiguous());
        var to = New<T>(shape.Size);
        int length = to.Length == 0 ? 0 : from.Length / to.Length;
        for (int row = 0; row < to.Length; row++)
        {
            T sum = Apply.Start<TOp, T>();
            foreach (T item in from.Slice(row * length, length)) sum = Apply.Binary<TOp, T>(sum, item);
            to[row] = sum;
        }
        return Wrap(to, shape);
    }

    private static DenseTensor ArgReduce<TOp, T>(DenseTensor x, int axis) where TOp : struct, IComparisonOp where T : unmanaged
    {
        var shape = x.Shape.Without([axis]);
        var from = Items<T>(Last(x, [axis]).Contiguous());
        var to = New<int>(shape.Size);
        int length = x.Shape[axis];
        for (int row = 0; row < to.Length; row++)
        {
            var items = from.Slice(row * length, length);
            int best = 0;
            for (int i = 1; i < length; i++)
            {
                if (Apply.Holds<TOp, T>(items[i], items[best])) best = i;
            }
            to[row] = best;
        }
        return Wrap(to, shape);
    }

    private static DenseTensor CumulativeSum<T>(DenseTensor x, int axis) where T : unmanaged
    {
        var items = Items<T>(x.Contiguous()).ToArray();
        int length = x.Shape[axis], inner = x.Shape.RowMajorStrides[axis];
        for (int i = 0; i < items.Length; i++)
        {
            if (i / inner % length > 0) items[i] = Apply.Binary<AddOp, T>(items[i - inner], items[i]);
        }
        return Wrap(items, x.Shape);
    }

    private static DenseTensor Last(DenseTensor x, ReadOnlySpan<int> axes)
    {
        int[] order = [.. Enumerable.Range(0, x.Rank).Except(axes.ToArray()), .. axes];
        return (DenseTensor)new Permute(order).Bind(x);
    }
}
