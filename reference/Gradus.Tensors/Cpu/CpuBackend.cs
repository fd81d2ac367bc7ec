using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu;

/// <summary>The templates on this machine's processor.</summary>
internal sealed unsafe partial class CpuBackend : Backend
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
    public override DenseTensor Upload<T>(ReadOnlySpan<T> items, Shape shape)
    {
        var to = New<T>(shape.Size);
        fixed (T* into = to) items.CopyTo(new Span<T>(into, to.Length));
        return Wrap(to, shape);
    }

    /// <inheritdoc/>
    public override void Download<T>(DenseTensor x, Span<T> items)
    {
        if (x.Size == 0) return;
        fixed (T* from = &First<T>(x), into = items) StridedCopy.Run(from, x.Strides, into, x.Shape.RowMajorStrides, x.Shape.AsSpan());
        Done<T>(x);
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
        var to = New<T>(x.Size);
        if (to.Length > 0)
        {
            fixed (T* from = &First<T>(x), into = to) StridedCopy.Run(from, x.Strides, into, x.Shape.RowMajorStrides, x.Shape.AsSpan());
            Done<T>(x);
        }
        return Wrap(to, x.Shape);
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

    // Few elements lie in arrays, which are pinned while pointers to them are used; many lie in native memory, which stays until nobody has it any more.
    // An operation says that it has it by asking for the first element, and that it has not by Done. That also keeps the tensor from the collector until then.

    /// <summary>The first element, for <c>fixed</c>; not to be touched when there is none. <see cref="Done{T}"/> comes after the last use.</summary>
    private static ref T First<T>(DenseTensor x) where T : unmanaged => ref Unsafe.Add(ref Unsafe.As<HostStorage<T>>(x.Storage).Begin(), x.Offset);

    /// <summary>Ends the use of a tensor's elements.</summary>
    private static void Done<T>(DenseTensor x) where T : unmanaged => Unsafe.As<HostStorage<T>>(x.Storage).Release();

    /// <summary>A tensor's first element.</summary>
    private static T One<T>(DenseTensor x) where T : unmanaged
    {
        T item = First<T>(x);
        Done<T>(x);
        return item;
    }

    /// <summary>Where a result goes: what the caller offered, or new memory. Its elements may have any value.</summary>
    private static HostStorage<T> New<T>(int length) where T : unmanaged => Destination.Take<T>(length) ?? HostStorage<T>.Create(length);

    private static DenseTensor Wrap<T>(HostStorage<T> items, Shape shape) where T : unmanaged => new(items, shape);

    private static DenseTensor Spread<T>(T item, Shape shape) where T : unmanaged => DenseTensor.Spread(HostStorage<T>.Of(item), shape);
}
