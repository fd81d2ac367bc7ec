using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu;

internal sealed partial class CpuBackend
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
        if (x.Size == 0) Array.Fill(to, Apply.Start<TOp, T>());
        else if (to.Length == 1 && IsRow(x, out int step)) to[0] = Folds.Row<TOp, T>(ref First<T>(x), step, x.Size);
        else new Reduction<TOp, T>(stackalloc int[Reduction<TOp, T>.Room(x.Rank)], ref First<T>(x), x.Shape.AsSpan(), x.Strides, axes).Run(to);
        return Wrap(to, shape);
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
        if (to.Length > 0)
        {
            Span<int> strides = stackalloc int[shape.Rank];
            x.Strides[..axis].CopyTo(strides);
            x.Strides[(axis + 1)..].CopyTo(strides[axis..]);
            var rows = new Rows(stackalloc int[Rows.Room(shape.Rank)], shape.AsSpan(), strides, strides, strides);
            for (int at = 0; rows.MoveNext();)
            {
                for (int i = 0; i < rows.Length; i++) to[at++] = Best<TOp, T>(ref Unsafe.Add(ref First<T>(x), rows.A + (i * rows.StepA)), x.Strides[axis], x.Shape[axis]);
            }
        }
        return Wrap(to, shape);
    }

    private static int Best<TOp, T>(ref T items, nint step, int count) where TOp : struct, IComparisonOp where T : unmanaged
    {
        T best = items;
        int place = 0;
        for (int i = 1; i < count && !Apply.IsNaN(best); i++)
        {
            T item = Unsafe.Add(ref items, i * step);
            if (!Apply.Holds<TOp, T>(item, best) && !Apply.IsNaN(item)) continue;
            (best, place) = (item, i);
        }
        return place;
    }

    private static DenseTensor CumulativeSum<T>(DenseTensor x, int axis) where T : unmanaged
    {
        var sums = (DenseTensor)Copy<T>(x);
        int inner = x.Shape.RowMajorStrides[axis], block = inner * x.Shape[axis];
        for (int start = 0; start < sums.Size; start += block)
        {
            if (inner < Short)
            {
                Accumulate(ref Unsafe.Add(ref First<T>(sums), start), inner, block);
                continue;
            }
            for (int at = start + inner; at < start + block; at += inner)
            {
                ref T row = ref Unsafe.Add(ref First<T>(sums), at);
                Loops.Zip<AddOp, T>(ref Unsafe.Subtract(ref row, inner), 1, ref row, 1, ref row, inner);
            }
        }
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate<T>(ref T sums, nint inner, nint count) where T : unmanaged
    {
        if (inner == 1)
        {
            // The sum stays in a register; from memory each step would wait for the last one's store.
            T sum = sums;
            for (nint i = 1; i < count; i++) Unsafe.Add(ref sums, i) = sum = Apply.Binary<AddOp, T>(sum, Unsafe.Add(ref sums, i));
            return;
        }
        for (nint i = inner; i < count; i++) Unsafe.Add(ref sums, i) = Apply.Binary<AddOp, T>(Unsafe.Add(ref sums, i - inner), Unsafe.Add(ref sums, i));
    }
}
