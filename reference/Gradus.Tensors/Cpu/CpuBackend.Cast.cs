namespace Gradus.Tensors.Cpu;

internal sealed unsafe partial class CpuBackend
{
    /// <inheritdoc/>
    public override DenseTensor Cast(DenseTensor x, DType dtype) => x.DType switch
    {
        DType.Float32 => Cast<float>(x, dtype),
        DType.Float64 => Cast<double>(x, dtype),
        DType.Int32 => Cast<int>(x, dtype),
        _ => Cast<bool>(x, dtype),
    };

    private static DenseTensor Cast<T>(DenseTensor x, DType dtype) where T : unmanaged => dtype switch
    {
        DType.Float32 => Cast<T, float>(x),
        DType.Float64 => Cast<T, double>(x),
        DType.Int32 => Cast<T, int>(x),
        _ => Cast<T, bool>(x),
    };

    private static DenseTensor Cast<TFrom, TTo>(DenseTensor x) where TFrom : unmanaged where TTo : unmanaged
    {
        if (typeof(TFrom) == typeof(TTo)) return x.Again();
        if (IsOneElement(x)) return Spread(Apply.Convert<TFrom, TTo>(One<TFrom>(x)), x.Shape);
        var to = New<TTo>(x.Size);
        var held = HoldRowMajor<TFrom>(x);
        fixed (TFrom* from = &held.First)
        {
            fixed (TTo* into = to) Shared.Run(to.Length, Weights.Cheap, new CastLoop<TFrom, TTo>(from, into));
        }
        held.Done();
        return Wrap(to, x.Shape);
    }
}
