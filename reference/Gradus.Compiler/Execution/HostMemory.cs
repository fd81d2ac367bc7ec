using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Execution;

/// <summary>The memory behind this machine's tensors, for types of elements that are known when the program runs.</summary>
internal static unsafe class HostMemory
{
    /// <summary>Elements with more bytes than this stay where they are, also when the collector moves objects.</summary>
    public const int MostBytesThatMove = int.MaxValue;

    /// <summary>Memory of a size, for blocks.</summary>
    public static Storage Block(long bytes) => new HostStorage<int>([]);

    /// <summary>A storage over the first bytes of a block.</summary>
    public static Storage Within(Storage block, DType dtype, int length) => dtype switch
    {
        DType.Float32 => new HostStorage<float>(GC.AllocateUninitializedArray<float>(length, pinned: true)),
        DType.Float64 => new HostStorage<double>(GC.AllocateUninitializedArray<double>(length, pinned: true)),
        DType.Int32 => new HostStorage<int>(GC.AllocateUninitializedArray<int>(length, pinned: true)),
        _ => new HostStorage<bool>(GC.AllocateUninitializedArray<bool>(length, pinned: true)),
    };

    /// <summary>A storage of its own.</summary>
    public static Storage Create(DType dtype, int length) => Within(null!, dtype, length);

    /// <summary>The storage, or a copy that the collector does not move.</summary>
    public static Storage Fixed(Storage storage)
    {
        long bytes = (long)storage.Length * Fusion.Flavour.Bytes(storage.DType);
        if (bytes > MostBytesThatMove) return storage;
        var copy = Within(Block(bytes), storage.DType, storage.Length);
        Unsafe.CopyBlockUnaligned(ref First(copy), ref First(storage), (uint)bytes);
        return copy;
    }

    /// <summary>The address of a storage that does not move.</summary>
    public static byte* Address(Storage storage) => (byte*)Unsafe.AsPointer(ref First(storage));

    /// <summary>The first byte.</summary>
    public static ref byte First(Storage storage)
    {
        switch (storage.DType)
        {
            case DType.Float32: return ref Start<float>(storage);
            case DType.Float64: return ref Start<double>(storage);
            case DType.Int32: return ref Start<int>(storage);
            default: return ref Start<bool>(storage);
        }
    }

    private static ref byte Start<T>(Storage storage) where T : unmanaged => ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(((HostStorage<T>)storage).Items));
}
