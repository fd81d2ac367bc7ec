using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gradus.Tensors.Cpu;

/// <summary>The templates on this machine's processor.</summary>
internal sealed partial class CpuBackend : Backend
{
    /// <inheritdoc/>
    public override DenseTensor Fill(TensorType type, double value) => type.DType switch
    {
        DType.Float32 => Spread((float)value, type.Shape),
        DType.Float64 => Spread(value, type.Shape),
        DType.Int32 => Spread(Apply.Convert<double, int>(value), type.Shape),
        _ => Spread(value != 0, type.Shape),
    };

    /// <inheritdoc/>
    public override DenseTensor Upload<T>(ReadOnlySpan<T> items, Shape shape) => Wrap(items.ToArray(), shape);

    /// <inheritdoc/>
    public override void Download<T>(DenseTensor x, Span<T> items)
    {
        if (x.IsContiguous) All<T>(x).AsSpan(x.Offset, x.Size).CopyTo(items);
        else if (x.Size > 0) StridedCopy.Run(ref First<T>(x), x.Strides, ref items[0], x.Shape.RowMajorStrides, x.Shape.AsSpan());
    }

    /// <inheritdoc/>
    public override DenseTensor Copy(DenseTensor x) => x.DType switch
    {
        DType.Float32 => Copy<float>(x),
        DType.Float64 => Copy<double>(x),
        DType.Int32 => Copy<int>(x),
        _ => Copy<bool>(x),
    };

    private static DenseTensor Copy<T>(DenseTensor x) where T : unmanaged
    {
        var items = New<T>(x.Size);
        if (items.Length > 0) StridedCopy.Run(ref First<T>(x), x.Strides, ref items[0], x.Shape.RowMajorStrides, x.Shape.AsSpan());
        return Wrap(items, x.Shape);
    }

    /// <summary>Whether all elements (there are some) are one element in memory.</summary>
    private static bool IsOneElement(DenseTensor x)
    {
        foreach (int stride in x.Strides)
        {
            if (stride != 0) return false;
        }
        return x.Size > 0;
    }

    /// <summary>The storage's elements.</summary>
    private static T[] All<T>(DenseTensor x) where T : unmanaged => Unsafe.As<HostStorage<T>>(x.Storage).Items;

    /// <summary>The first element; not to be touched when there is none.</summary>
    private static ref T First<T>(DenseTensor x) where T : unmanaged => ref Unsafe.Add(ref First(All<T>(x)), x.Offset);

    private static ref T First<T>(T[] items) where T : unmanaged => ref MemoryMarshal.GetArrayDataReference(items);

    private static DenseTensor Wrap<T>(T[] items, Shape shape) where T : unmanaged => new(new HostStorage<T>(items), shape);

    private static DenseTensor Spread<T>(T item, Shape shape) where T : unmanaged => DenseTensor.Spread(new HostStorage<T>([item]), shape);

    private static T[] New<T>(int length) where T : unmanaged => Destination.Take<T>(length)?.Items ?? GC.AllocateUninitializedArray<T>(length);
}
