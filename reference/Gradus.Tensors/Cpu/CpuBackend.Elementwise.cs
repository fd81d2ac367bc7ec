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

    /// <inheritdoc/>
    public override DenseTensor Cast(DenseTensor x, DType dtype) => x.DType switch
    {
        DType.Float32 => Cast<float>(x, dtype),
        DType.Float64 => Cast<double>(x, dtype),
        DType.Int32 => Cast<int>(x, dtype),
        _ => Cast<bool>(x, dtype),
    };

    private static DenseTensor Map<TOp, T>(DenseTensor x) where TOp : struct, IUnaryOp where T : unmanaged
    {
        var from = Items<T>(x.Contiguous());
        var to = New<T>(from.Length);
        for (int i = 0; i < from.Length; i++) to[i] = Apply.Unary<TOp, T>(from[i]);
        return Wrap(to, x.Shape);
    }

    private static DenseTensor Zip<TOp, T>(DenseTensor a, DenseTensor b) where TOp : struct, IBinaryOp where T : unmanaged
    {
        var to = New<T>(a.Size);
        if (to.Length == 0) return Wrap(to, a.Shape);
        if (IsOneElement(b))
        {
            var left = Items<T>(a.Contiguous());
            T right = All<T>(b)[b.Offset];
            for (int i = 0; i < to.Length; i++) to[i] = Apply.Binary<TOp, T>(left[i], right);
        }
        else
        {
            ReadOnlySpan<T> left = Items<T>(a.Contiguous()), right = Items<T>(b.Contiguous());
            for (int i = 0; i < to.Length; i++) to[i] = Apply.Binary<TOp, T>(left[i], right[i]);
        }
        return Wrap(to, a.Shape);
    }

    private static DenseTensor Compare<TOp, T>(DenseTensor a, DenseTensor b) where TOp : struct, IComparisonOp where T : unmanaged
    {
        var to = New<bool>(a.Size);
        ReadOnlySpan<T> left = Items<T>(a.Contiguous()), right = Items<T>(b.Contiguous());
        for (int i = 0; i < to.Length; i++) to[i] = Apply.Holds<TOp, T>(left[i], right[i]);
        return Wrap(to, a.Shape);
    }

    private static DenseTensor Select<T>(DenseTensor condition, DenseTensor a, DenseTensor b) where T : unmanaged
    {
        var to = New<T>(a.Size);
        var holds = Items<bool>(condition.Contiguous());
        ReadOnlySpan<T> left = Items<T>(a.Contiguous()), right = Items<T>(b.Contiguous());
        for (int i = 0; i < to.Length; i++) to[i] = holds[i] ? left[i] : right[i];
        return Wrap(to, a.Shape);
    }

    private static DenseTensor Cast<T>(DenseTensor x, DType dtype) where T : unmanaged => dtype switch
    {
        DType.Float32 => Convert<T, float>(x, number => (float)number),
        DType.Float64 => Convert<T, double>(x, number => number),
        DType.Int32 => Convert<T, int>(x, number => (int)number),
        _ => Convert<T, bool>(x, number => number != 0),
    };

    // Every type of elements is exact in double, so double is the way between any two.
    private static DenseTensor Convert<TFrom, TTo>(DenseTensor x, Func<double, TTo> convert) where TFrom : unmanaged where TTo : unmanaged
    {
        var from = Items<TFrom>(x.Contiguous());
        var to = New<TTo>(from.Length);
        for (int i = 0; i < from.Length; i++) to[i] = convert(ToDouble(from[i]));
        return Wrap(to, x.Shape);
    }

    private static double ToDouble<T>(T value) where T : unmanaged => value switch
    {
        float number => number,
        double number => number,
        int number => number,
        _ => value is true ? 1 : 0,
    };
}
