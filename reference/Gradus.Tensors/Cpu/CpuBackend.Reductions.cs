using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu;

internal sealed unsafe partial class CpuBackend
{
    // Rows shorter than this are not worth a call of the vector loop each.
    private const int Short = 16;

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

    private static DenseTensor Reduce<TOp, T>(DenseTensor x, ReadOnlySpan<int> axes) where TOp : struct, IReductionOp where T : unmanaged
    {
        if (HasGaps(x)) return WithNeighboursLast(x) is { } order ? Reduce<TOp, T>(x, axes, order) : Reduce<TOp, T>(x.Contiguous(), axes);
        var shape = x.Shape.Without(axes);
        var to = New<T>(shape.Size);
        fixed (T* into = to)
        {
            if (x.Size == 0)
            {
                new Span<T>(into, to.Length).Fill(Apply.Start<TOp, T>());
                return Wrap(to, shape);
            }
            fixed (T* from = &First<T>(x))
            {
                // Masks are bytes of 0 and 1, on which vector operations work as well.
                if (typeof(T) == typeof(bool)) Combine<TOp, byte>((byte*)from, (byte*)into, x, axes, to.Length);
                else Combine<TOp, T>(from, into, x, axes, to.Length);
            }
        }
        Done<T>(x);
        return Wrap(to, shape);
    }

    private static void Combine<TOp, T>(T* from, T* to, DenseTensor x, ReadOnlySpan<int> axes, int count) where TOp : struct, IReductionOp where T : unmanaged
    {
        if (count == 1 && IsRow(x, out int step)) *to = Folds.Row<TOp, T>(from, step, x.Size);
        else new Reduction<TOp, T>(from, to, x.Shape.AsSpan(), x.Strides, axes).Run(count);
    }

    // Results do not depend on the order of the axes, but their places do: they are put back.
    private static DenseTensor Reduce<TOp, T>(DenseTensor x, ReadOnlySpan<int> axes, int[] order) where TOp : struct, IReductionOp where T : unmanaged
    {
        var moved = new List<int>();
        var kept = new List<int>();
        for (int axis = 0; axis < order.Length; axis++)
        {
            if (axes.Contains(order[axis])) moved.Add(axis);
            else kept.Add(order[axis]);
        }
        var result = Reduce<TOp, T>((DenseTensor)new Permute(order).Bind(x), [.. moved]);
        var back = new int[kept.Count];
        var sorted = kept.Order().ToList();
        for (int axis = 0; axis < back.Length; axis++) back[axis] = kept.IndexOf(sorted[axis]);
        return ((DenseTensor)new Permute(back).Bind(result)).Contiguous();
    }

    // The axes with the one along which neighbours lie moved last; null when there is none.
    private static int[]? WithNeighboursLast(DenseTensor x)
    {
        int neighbours = x.Strides.IndexOf(1);
        if (neighbours < 0 || x.Shape[neighbours] == 1) return null;
        var order = new int[x.Rank];
        int at = 0;
        for (int axis = 0; axis < order.Length; axis++)
        {
            if (axis != neighbours) order[at++] = axis;
        }
        order[at] = neighbours;
        return order;
    }

    private static DenseTensor ArgReduce<TOp, T>(DenseTensor x, int axis) where TOp : struct, IComparisonOp where T : unmanaged
    {
        var shape = x.Shape.Without([axis]);
        var to = New<int>(shape.Size);
        if (to.Length == 0) return Wrap(to, shape);
        var kept = new Axes(x.Rank);
        for (int i = 0; i < x.Rank; i++)
        {
            if (i != axis && x.Shape[i] != 1) kept.Push(x.Shape[i], x.Strides[i], mayContinue: false);
        }
        fixed (int* into = to)
        {
            fixed (T* from = &First<T>(x)) Shared.Run(to.Length, x.Shape[axis], new PositionLoop<TOp, T>(from, kept, x.Shape[axis], x.Strides[axis], into), grain: 1);
        }
        Done<T>(x);
        return Wrap(to, shape);
    }

    private static DenseTensor CumulativeSum<T>(DenseTensor x, int axis) where T : unmanaged
    {
        var to = New<T>(x.Size);
        if (to.Length == 0) return Wrap(to, x.Shape);
        int inner = x.Shape.RowMajorStrides[axis], block = inner * x.Shape[axis];
        fixed (T* from = &First<T>(x), into = to)
        {
            StridedCopy.Run(from, x.Strides, into, x.Shape.RowMajorStrides, x.Shape.AsSpan());
            for (T* start = into, end = into + to.Length; start < end; start += block)
            {
                if (inner < Short) Accumulate(start, inner, block);
                else for (T* row = start + inner; row < start + block; row += inner) Loops.Zip<AddOp, T>(row - inner, 1, row, 1, row, inner);
            }
        }
        Done<T>(x);
        return Wrap(to, x.Shape);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate<T>(T* sums, nint inner, nint count) where T : unmanaged
    {
        if (inner == 1)
        {
            // The sum stays in a register; from memory each step would wait for the last one's store.
            T sum = *sums;
            for (nint i = 1; i < count; i++) sums[i] = sum = Apply.Binary<AddOp, T>(sum, sums[i]);
            return;
        }
        for (nint i = inner; i < count; i++) sums[i] = Apply.Binary<AddOp, T>(sums[i - inner], sums[i]);
    }
}
