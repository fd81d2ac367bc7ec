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
        var shape = x.Shape.Without(axes);
        var to = New<T>(shape.Size);
        fixed (T* into = to)
        {
            if (x.Size == 0)
            {
                new Span<T>(into, to.Length).Fill(Apply.Start<TOp, T>());
                return Wrap(to, shape);
            }
            var held = IsInOrder(x, axes) ? Hold<T>(x) : HoldCopy<T>(x);
            x = held.Tensor;
            fixed (T* from = &held.First)
            {
                // Masks are bytes of 0 and 1, on which vector operations work as well.
                if (typeof(T) == typeof(bool)) Combine<TOp, byte>((byte*)from, (byte*)into, x, axes, to.Length);
                else Combine<TOp, T>(from, into, x, axes, to.Length);
            }
            held.Done();
        }
        return Wrap(to, shape);
    }

    private static void Combine<TOp, T>(T* from, T* to, DenseTensor x, ReadOnlySpan<int> axes, int count) where TOp : struct, IReductionOp where T : unmanaged
    {
        if (count == 1 && IsRow(x, out int step)) *to = Folds.Row<TOp, T>(from, step, x.Size);
        else new Reduction<TOp, T>(from, to, x.Shape.AsSpan(), x.Strides, axes).Run(count);
    }

    // Whether a walk combines elements in the order in which it does in a row-major tensor, which the shape alone decides: rows are of neighbours, and the last axes that
    // are combined, among which there is none that is kept, are one run in memory. Of other tensors a copy is made: a result does not depend on how its argument lies.
    private static bool IsInOrder(DenseTensor x, ReadOnlySpan<int> axes)
    {
        if (HasGaps(x)) return false;
        int run = 0, step = 0;
        for (int axis = x.Rank - 1; axis >= 0; axis--)
        {
            int length = x.Shape[axis];
            if (length == 1) continue;
            if (!axes.Contains(axis)) return true;
            if (run > 0 && x.Strides[axis] != run * step) return false;
            if (run == 0) (run, step) = (1, x.Strides[axis]);
            run *= length;
        }
        return true;
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
        var held = Hold<T>(x);
        fixed (int* into = to)
        {
            fixed (T* from = &held.First) Shared.Run(to.Length, x.Shape[axis], new PositionLoop<TOp, T>(from, kept, x.Shape[axis], x.Strides[axis], into), grain: 1);
        }
        held.Done();
        return Wrap(to, shape);
    }

    private static DenseTensor CumulativeSum<T>(DenseTensor x, int axis) where T : unmanaged
    {
        var to = New<T>(x.Size);
        if (to.Length == 0) return Wrap(to, x.Shape);
        int inner = x.Shape.RowMajorStrides[axis], block = inner * x.Shape[axis];
        var held = Hold<T>(x);
        fixed (T* from = &held.First, into = to)
        {
            StridedCopy.Run(from, x.Strides, into, x.Shape.RowMajorStrides, x.Shape.AsSpan());
            for (T* start = into, end = into + to.Length; start < end; start += block)
            {
                if (inner < Short) Accumulate(start, inner, block);
                else for (T* row = start + inner; row < start + block; row += inner) Loops.Zip<AddOp, T>(row - inner, 1, row, 1, row, inner);
            }
        }
        held.Done();
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
