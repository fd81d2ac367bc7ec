using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu;

/// <summary>The templates on this machine's processor.</summary>
internal sealed partial class CpuBackend : Backend
{
    /// <inheritdoc/>
    public override DenseTensor Fill(TensorType type, double value)
    {
        switch (type.DType)
        {
            case DType.Float32: return Filled(type.Shape, (float)value);
            case DType.Float64: return Filled(type.Shape, value);
            case DType.Int32: return Filled(type.Shape, checked((int)value));
            default: return Filled(type.Shape, value != 0);
        }
    }

    /// <inheritdoc/>
    public override DenseTensor Upload<T>(ReadOnlySpan<T> items, Shape shape) => Wrap(items.ToArray(), shape);

    /// <inheritdoc/>
    public override void Download<T>(DenseTensor x, Span<T> items) => Items<T>(x.Contiguous()).CopyTo(items);

    /// <inheritdoc/>
    public override DenseTensor Copy(DenseTensor x) => x.DType switch
    {
        DType.Float32 => Copy<float>(x),
        DType.Float64 => Copy<double>(x),
        DType.Int32 => Copy<int>(x),
        _ => Copy<bool>(x),
    };

    /// <summary>Whether all elements are one element in memory.</summary>
    private static bool IsOneElement(DenseTensor x)
    {
        foreach (int stride in x.Strides)
        {
            if (stride != 0) return false;
        }
        return true;
    }

    /// <summary>The elements of a row-major tensor.</summary>
    private static ReadOnlySpan<T> Items<T>(DenseTensor x) where T : unmanaged => Unsafe.As<HostStorage<T>>(x.Storage).Items.AsSpan(x.Offset, x.Size);

    /// <summary>The storage's elements, for those who follow strides.</summary>
    private static T[] All<T>(DenseTensor x) where T : unmanaged => Unsafe.As<HostStorage<T>>(x.Storage).Items;

    private static DenseTensor Wrap<T>(T[] items, Shape shape) where T : unmanaged => new(new HostStorage<T>(items), shape);

    private static T[] New<T>(int length) => GC.AllocateUninitializedArray<T>(length);

    private static DenseTensor Filled<T>(Shape shape, T value) where T : unmanaged
    {
        var items = New<T>(shape.Size);
        Array.Fill(items, value);
        return Wrap(items, shape);
    }

    private static DenseTensor Copy<T>(DenseTensor x) where T : unmanaged
    {
        var items = New<T>(x.Size);
        var from = All<T>(x);
        int at = 0;
        foreach (int offset in new StridedOffsets(x)) items[at++] = from[offset];
        return Wrap(items, x.Shape);
    }
}
