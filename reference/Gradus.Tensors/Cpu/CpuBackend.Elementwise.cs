namespace Gradus.Tensors.Cpu;

internal sealed unsafe partial class CpuBackend
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

    /// <inheritdoc/>
    protected internal override DenseTensor AddScaled(DenseTensor a, DenseTensor b, double factor) =>
        !a.IsContiguous || !b.IsContiguous ? base.AddScaled(a, b, factor)
        : a.DType == DType.Float32 ? AddScaled(a, b, (float)factor)
        : a.DType == DType.Float64 ? AddScaled<double>(a, b, factor)
        : base.AddScaled(a, b, factor);

    private static DenseTensor AddScaled<T>(DenseTensor a, DenseTensor b, T factor) where T : unmanaged
    {
        var to = New<T>(a.Size);
        if (to.Length == 0) return Wrap(to, a.Shape);
        Held<T> heldA = Hold<T>(a), heldB = Hold<T>(b);
        fixed (T* left = &heldA.First, right = &heldB.First, into = to) Shared.Run(to.Length, Weights.Cheap, new AddScaledLoop<T>(left, right, factor, into));
        heldA.Done();
        heldB.Done();
        return Wrap(to, a.Shape);
    }

    private static DenseTensor Map<TOp, T>(DenseTensor x) where TOp : struct, IUnaryOp where T : unmanaged
    {
        if (IsOneElement(x)) return Spread(Apply.Unary<TOp, T>(One<T>(x)), x.Shape);
        var to = New<T>(x.Size);
        var held = HoldRowMajor<T>(x);
        fixed (T* from = &held.First, into = to) Shared.Run(to.Length, Weights.OfUnary<TOp>(), new MapLoop<TOp, T>(from, into));
        held.Done();
        return Wrap(to, x.Shape);
    }

    private static DenseTensor Zip<TOp, T>(DenseTensor a, DenseTensor b) where TOp : struct, IBinaryOp where T : unmanaged
    {
        if (IsOneElement(a) && IsOneElement(b)) return Spread(Apply.Binary<TOp, T>(One<T>(a), One<T>(b)), a.Shape);
        var to = New<T>(a.Size);
        if (to.Length == 0) return Wrap(to, a.Shape);
        Held<T> heldA = HoldRows<T>(a), heldB = HoldRows<T>(b);
        (a, b) = (heldA.Tensor, heldB.Tensor);
        fixed (T* left = &heldA.First, right = &heldB.First, into = to)
        {
            if (IsRow(a, out int stepA) && IsRow(b, out int stepB)) Shared.Run(to.Length, Weights.OfBinary<TOp>(), new ZipLoop<TOp, T>(left, stepA, right, stepB, into));
            else new Planes(a.Shape, a.Strides, b.Strides).Run(Weights.OfBinary<TOp>(), new ZipRows<TOp, T>(left, right, into));
        }
        heldA.Done();
        heldB.Done();
        return Wrap(to, a.Shape);
    }

    private static DenseTensor Compare<TOp, T>(DenseTensor a, DenseTensor b) where TOp : struct, IComparisonOp where T : unmanaged
    {
        if (IsOneElement(a) && IsOneElement(b)) return Spread(Apply.Holds<TOp, T>(One<T>(a), One<T>(b)), a.Shape);
        var to = New<bool>(a.Size);
        if (to.Length == 0) return Wrap(to, a.Shape);
        Held<T> heldA = HoldRows<T>(a), heldB = HoldRows<T>(b);
        (a, b) = (heldA.Tensor, heldB.Tensor);
        fixed (T* left = &heldA.First, right = &heldB.First)
        {
            fixed (bool* into = to)
            {
                if (IsRow(a, out int stepA) && IsRow(b, out int stepB)) Shared.Run(to.Length, Weights.Cheap, new CompareLoop<TOp, T>(left, stepA, right, stepB, into));
                else new Planes(a.Shape, a.Strides, b.Strides).Run(Weights.Cheap, new CompareRows<TOp, T>(left, right, into));
            }
        }
        heldA.Done();
        heldB.Done();
        return Wrap(to, a.Shape);
    }

    private static DenseTensor Select<T>(DenseTensor condition, DenseTensor a, DenseTensor b) where T : unmanaged
    {
        if (IsOneElement(condition))
        {
            var chosen = One<bool>(condition) ? a : b;
            return IsOneElement(chosen) ? Spread(One<T>(chosen), a.Shape) : Copy<T>(chosen);
        }
        var to = New<T>(a.Size);
        if (to.Length == 0) return Wrap(to, a.Shape);
        var heldCondition = HoldRows<bool>(condition);
        Held<T> heldA = HoldRows<T>(a), heldB = HoldRows<T>(b);
        (condition, a, b) = (heldCondition.Tensor, heldA.Tensor, heldB.Tensor);
        fixed (T* left = &heldA.First, right = &heldB.First, into = to)
        {
            fixed (bool* mask = &heldCondition.First)
            {
                if (condition.IsContiguous && IsRow(a, out int stepA) && IsRow(b, out int stepB))
                {
                    Shared.Run(to.Length, Weights.Cheap, new SelectLoop<T>(mask, left, stepA, right, stepB, into));
                }
                else
                {
                    new Planes(a.Shape, a.Strides, b.Strides, condition.Strides).Run(Weights.Cheap, new SelectRows<T>(mask, left, right, into));
                }
            }
        }
        heldCondition.Done();
        heldA.Done();
        heldB.Done();
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

    // Whether the step along the innermost axis with neighbours is neither 0 nor 1, the two that the loops take.
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
