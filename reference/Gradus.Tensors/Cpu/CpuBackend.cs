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
        var held = Hold<T>(x);
        fixed (T* from = &held.First, into = items) StridedCopy.Run(from, x.Strides, into, x.Shape.RowMajorStrides, x.Shape.AsSpan());
        held.Done();
    }

    /// <inheritdoc/>
    public override DenseTensor Copy(DenseTensor x) => x.DType switch
    {
        DType.Float32 => Copy<float>(x),
        DType.Float64 => Copy<double>(x),
        DType.Int32 => Copy<int>(x),
        _ => Copy<bool>(x),
    };

    private static DenseTensor Copy<T>(DenseTensor x) where T : unmanaged => Copy(x, New<T>(x.Size));

    private static DenseTensor Copy<T>(DenseTensor x, HostStorage<T> to) where T : unmanaged
    {
        if (to.Length > 0)
        {
            var held = Hold<T>(x);
            fixed (T* from = &held.First, into = to) StridedCopy.Run(from, x.Strides, into, x.Shape.RowMajorStrides, x.Shape.AsSpan());
            held.Done();
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
    // An operation holds the storages of its operands from Hold to Done, whoever disposes of the tensors meanwhile: the storages are counted, and out of the collector's
    // reach as long as Done is still to come.

    /// <summary>An operand from now until <see cref="Held{T}.Done"/>.</summary>
    private static Held<T> Hold<T>(DenseTensor x) where T : unmanaged => new(x, isCopy: false);

    /// <summary>An operand without gaps in row-major order: a copy of it where it is not so. The copy is the operation's own, and does not go where the result is to go.</summary>
    private static Held<T> HoldRowMajor<T>(DenseTensor x) where T : unmanaged => x.IsContiguous ? new(x, isCopy: false) : HoldCopy<T>(x);

    /// <summary>An operand as the loops take it: in rows of neighbours, or of one element that stands for all.</summary>
    private static Held<T> HoldRows<T>(DenseTensor x) where T : unmanaged => HasGaps(x) ? HoldCopy<T>(x) : new(x, isCopy: false);

    private static Held<T> HoldCopy<T>(DenseTensor x) where T : unmanaged => new(Copy(x, HostStorage<T>.Create(x.Size)), isCopy: true);

    /// <summary>A tensor's first element.</summary>
    private static T One<T>(DenseTensor x) where T : unmanaged
    {
        var held = Hold<T>(x);
        T item = held.First;
        held.Done();
        return item;
    }

    /// <summary>Where a result goes: what the caller offered, or new memory. Its elements may have any value.</summary>
    private static HostStorage<T> New<T>(int length) where T : unmanaged => Destination.Take<T>(length) ?? HostStorage<T>.Create(length);

    private static DenseTensor Wrap<T>(HostStorage<T> items, Shape shape) where T : unmanaged => new(items, shape);

    private static DenseTensor Spread<T>(T item, Shape shape) where T : unmanaged => DenseTensor.Spread(HostStorage<T>.Of(item), shape);

    /// <summary>An operand that an operation reads.</summary>
    private readonly struct Held<T>(DenseTensor tensor, bool isCopy) where T : unmanaged
    {
        private readonly HostStorage<T> storage = HostStorage<T>.Begin(tensor);

        /// <summary>The tensor: the caller's, or the operation's own copy.</summary>
        public DenseTensor Tensor => tensor;

        /// <summary>The first element, for <c>fixed</c>; not to be touched when there is none.</summary>
        public ref T First
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => ref Unsafe.Add(ref storage.GetPinnableReference(), tensor.Offset);
        }

        /// <summary>Ends the use of the elements.</summary>
        public void Done()
        {
            storage.Release();
            if (isCopy) tensor.Dispose();
        }
    }
}
