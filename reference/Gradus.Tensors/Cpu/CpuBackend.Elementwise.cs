using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu;

internal sealed partial class CpuBackend
{
    /// <inheritdoc/>
    public override DenseTensor Map<TOp>(DenseTensor x) => x.DType switch
    {
        DType.Float32 => Map<TOp, float>(x),
        DType.Float64 => Map<TOp, double>(x),
        _ => Map<TOp, int>(x),
    };

    /// <inheritdoc/>
    public override DenseTensor Zip<TOp>(DenseTensor a, DenseTensor b) => a.DType switch
    {
        DType.Float32 => Zip<TOp, float>(a, b),
        DType.Float64 => Zip<TOp, double>(a, b),
        DType.Int32 => Zip<TOp, int>(a, b),
        _ => Zip<TOp, bool>(a, b),
    };

    /// <inheritdoc/>
    public override DenseTensor Compare<TOp>(DenseTensor a, DenseTensor b) => a.DType switch
    {
        DType.Float32 => Compare<TOp, float>(a, b),
        DType.Float64 => Compare<TOp, double>(a, b),
        _ => Compare<TOp, int>(a, b),
    };

    /// <inheritdoc/>
    public override DenseTensor Select(DenseTensor condition, DenseTensor a, DenseTensor b) => a.DType switch
    {
        DType.Float32 => Select<float>(condition, a, b),
        DType.Float64 => Select<double>(condition, a, b),
        DType.Int32 => Select<int>(condition, a, b),
        _ => Select<bool>(condition, a, b),
    };

    private static DenseTensor Map<TOp, T>(DenseTensor x) where TOp : struct, IUnaryOp where T : unmanaged
    {
        if (IsOneElement(x)) return Spread(Apply.Unary<TOp, T>(First<T>(x)), x.Shape);
        x = x.Contiguous();
        var to = New<T>(x.Size);
        Loops.Map<TOp, T>(ref First<T>(x), ref First(to), to.Length);
        return Wrap(to, x.Shape);
    }

    private static DenseTensor Zip<TOp, T>(DenseTensor a, DenseTensor b) where TOp : struct, IBinaryOp where T : unmanaged
    {
        if (IsOneElement(a) && IsOneElement(b)) return Spread(Apply.Binary<TOp, T>(First<T>(a), First<T>(b)), a.Shape);
        var to = New<T>(a.Size);
        if (IsRow(a, out int stepA) && IsRow(b, out int stepB))
        {
            Loops.Zip<TOp, T>(ref First<T>(a), stepA, ref First<T>(b), stepB, ref First(to), to.Length);
        }
        else if (to.Length > 0)
        {
            var rows = RowsOf(stackalloc int[Rows.Room(a.Rank)], ref a, ref b);
            for (int at = 0; rows.MoveNext(); at += rows.Length)
            {
                Loops.Zip<TOp, T>(ref Unsafe.Add(ref First<T>(a), rows.A), rows.StepA, ref Unsafe.Add(ref First<T>(b), rows.B), rows.StepB, ref to[at], rows.Length);
            }
        }
        return Wrap(to, a.Shape);
    }

    private static DenseTensor Compare<TOp, T>(DenseTensor a, DenseTensor b) where TOp : struct, IComparisonOp where T : unmanaged
    {
        if (IsOneElement(a) && IsOneElement(b)) return Spread(Apply.Holds<TOp, T>(First<T>(a), First<T>(b)), a.Shape);
        var to = New<bool>(a.Size);
        if (IsRow(a, out int stepA) && IsRow(b, out int stepB))
        {
            Loops.Compare<TOp, T>(ref First<T>(a), stepA, ref First<T>(b), stepB, ref First(to), to.Length);
        }
        else if (to.Length > 0)
        {
            var rows = RowsOf(stackalloc int[Rows.Room(a.Rank)], ref a, ref b);
            for (int at = 0; rows.MoveNext(); at += rows.Length)
            {
                Loops.Compare<TOp, T>(ref Unsafe.Add(ref First<T>(a), rows.A), rows.StepA, ref Unsafe.Add(ref First<T>(b), rows.B), rows.StepB, ref to[at], rows.Length);
            }
        }
        return Wrap(to, a.Shape);
    }

    private static DenseTensor Select<T>(DenseTensor condition, DenseTensor a, DenseTensor b) where T : unmanaged
    {
        if (IsOneElement(condition) && IsOneElement(a) && IsOneElement(b)) return Spread(First<bool>(condition) ? First<T>(a) : First<T>(b), a.Shape);
        var to = New<T>(a.Size);
        if (IsRow(condition, out int stepCondition) && IsRow(a, out int stepA) && IsRow(b, out int stepB))
        {
            Loops.Select(ref First<bool>(condition), stepCondition, ref First<T>(a), stepA, ref First<T>(b), stepB, ref First(to), to.Length);
        }
        else if (to.Length > 0)
        {
            var rows = RowsOf(stackalloc int[Rows.Room(a.Rank)], ref a, ref b, ref condition);
            for (int at = 0; rows.MoveNext(); at += rows.Length)
            {
                Loops.Select(ref Unsafe.Add(ref First<bool>(condition), rows.C), rows.StepC, ref Unsafe.Add(ref First<T>(a), rows.A), rows.StepA,
                    ref Unsafe.Add(ref First<T>(b), rows.B), rows.StepB, ref to[at], rows.Length);
            }
        }
        return Wrap(to, a.Shape);
    }

    /// <summary>Whether a tensor is one row: without gaps (step 1), or one element that stands for all (step 0).</summary>
    private static bool IsRow(DenseTensor x, out int step)
    {
        step = 1;
        if (x.IsContiguous) return true;
        step = 0;
        return IsOneElement(x);
    }

    /// <summary>The rows of tensors of one shape. Those whose rows have gaps are copied first: the loops take steps of 0 and 1.</summary>
    private static Rows RowsOf(Span<int> room, ref DenseTensor a, ref DenseTensor b)
    {
        if (HasGaps(a)) a = a.Contiguous();
        if (HasGaps(b)) b = b.Contiguous();
        return new Rows(room, a.Shape.AsSpan(), a.Strides, b.Strides, b.Strides);
    }

    private static Rows RowsOf(Span<int> room, ref DenseTensor a, ref DenseTensor b, ref DenseTensor c)
    {
        if (HasGaps(c)) c = c.Contiguous();
        if (HasGaps(a)) a = a.Contiguous();
        if (HasGaps(b)) b = b.Contiguous();
        return new Rows(room, a.Shape.AsSpan(), a.Strides, b.Strides, c.Strides);
    }

    // The step along the innermost axis that is one.
    private static bool HasGaps(DenseTensor x)
    {
        var lengths = x.Shape.AsSpan();
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            if (lengths[axis] != 1) return lengths[axis] > 1 && x.Strides[axis] is not (0 or 1);
        }
        return false;
    }
}
