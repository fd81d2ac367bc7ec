using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gradus.Tensors.Cpu;

/// <summary>Elements in this process's memory: few in a managed array, many in a block of native memory, aligned and used again.</summary>
/// <remarks><para>An array of up to <see cref="MostBytesOfArrays"/> costs the collector less than a block costs the pool. Beyond that an array would cost the time to
/// clear and to collect it, in proportion to the data.</para>
/// <para>A block must not be given back while anybody reads it. So a storage counts its tensors and the operations under way on it
/// (<see cref="Acquire"/>, <see cref="Release"/>): the last one out gives the block back. A tensor that is not disposed of stays counted; then the
/// collector decides. Arrays are the collector's alone, and nothing is counted.</para></remarks>
internal sealed unsafe class HostStorage<T> : Storage where T : unmanaged
{
    /// <summary>Storages with more bytes than this have blocks.</summary>
    public const int MostBytesOfArrays = 1024;

    // The count of users from which it does not come back.
    private const int Gone = int.MinValue / 2;

    private readonly T[]? items;
    private readonly Block? block;
    private readonly T* first;

    // Whose memory this is, when it is not this storage's own.
    private readonly Storage? lender;
    private int users;

    private HostStorage(int length, bool isSmall) : base(DTypes.Of<T>(), length)
    {
        if (isSmall)
        {
            items = length == 0 ? [] : GC.AllocateUninitializedArray<T>(length);
            return;
        }
        long bytes = (long)length * sizeof(T);
        block = BlockPool.TryRent(bytes, this) ?? throw new OutOfMemoryException(string.Create(CultureInfo.InvariantCulture,
            $"There is no memory for {length:N0} elements of {DType.Name()}, {bytes:N0} bytes: tensors have {BlockPool.BytesInUse:N0} bytes already. Smaller batches need less."));
        first = (T*)block.Start;
    }

    private HostStorage(T* first, int length, Storage lender) : base(DTypes.Of<T>(), length)
    {
        this.first = first;
        this.lender = lender;
    }

    /// <inheritdoc/>
    public override Device Device => Device.Cpu;

    /// <summary>A storage whose elements may have any value.</summary>
    /// <exception cref="OutOfMemoryException">There is no memory.</exception>
    public static HostStorage<T> Create(int length) => new(length, (long)length * sizeof(T) <= MostBytesOfArrays);

    /// <summary>A storage in native memory, whatever its length: one that others can be made <see cref="Within"/>.</summary>
    /// <exception cref="OutOfMemoryException">There is no memory.</exception>
    public static HostStorage<T> CreateBlock(int length) => new(length, isSmall: false);

    /// <summary>A storage of one element.</summary>
    public static HostStorage<T> Of(T item)
    {
        var storage = new HostStorage<T>(1, isSmall: true);
        storage.items![0] = item;
        return storage;
    }

    /// <summary>A storage over the first bytes of this one's native memory, of any type of elements; both keep it.</summary>
    /// <exception cref="ArgumentException">There are not so many bytes, or the elements are not in native memory.</exception>
    public HostStorage<TOther> Within<TOther>(int length) where TOther : unmanaged
    {
        if (first == null || (long)length * sizeof(TOther) > (long)Length * sizeof(T))
        {
            string place = first == null ? "a managed array" : "native memory";
            throw new ArgumentException($"{length} elements of {DTypes.Of<TOther>().Name()} do not lie within {Length} of {DType.Name()} in {place}.", nameof(length));
        }
        return new((TOther*)first, length, this);
    }

    /// <summary>The first element, for <c>fixed</c>: for whoever has made the storage and not yet given it away. Others <see cref="Begin"/> first.</summary>
    public ref T GetPinnableReference() => ref items is { } array ? ref MemoryMarshal.GetArrayDataReference(array) : ref Unsafe.AsRef<T>(first);

    /// <summary>The storage of a tensor, as a user of which an operation counts itself until its <see cref="Release"/>; until then the memory is not given back. An
    /// operation that ends with an exception may leave that out: then the collector gives it back.</summary>
    /// <exception cref="ArgumentException">The elements are of another type, or on another device.</exception>
    /// <exception cref="ObjectDisposedException">The last tensor over the storage was disposed of.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HostStorage<T> Begin(DenseTensor x)
    {
        if (x.Storage is not HostStorage<T> storage) throw NotHere(x);
        storage.Acquire();
        return storage;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected internal override void Acquire()
    {
        if (items is null && Interlocked.Increment(ref users) <= 0) throw new ObjectDisposedException(nameof(Tensor), "The last tensor over this storage has been disposed of.");
    }

    /// <inheritdoc/>
    protected internal override void Release()
    {
        // From 0 users there may be one again, a tensor that another thread is making; once the storage is gone there may not.
        if (items is not null || Interlocked.Decrement(ref users) != 0 || Interlocked.CompareExchange(ref users, Gone, 0) != 0) return;
        if (block is not null) BlockPool.Return(block, this);
    }

    private static ArgumentException NotHere(DenseTensor x) =>
        new($"An operation of the device {Device.Cpu} on {DTypes.Of<T>().Name()} got a tensor of the type {x.Type} on the device {x.Device}.", nameof(x));
}
