using System.Runtime.CompilerServices;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Execution;

/// <summary>The memory behind this machine's tensors, for types of elements that are known when the program runs.</summary>
internal static unsafe class HostMemory
{
    /// <summary>Storages with no more bytes than this may be moved by the collector.</summary>
    public const int MostBytesThatMove = HostStorage<float>.MostBytesOfArrays;

    /// <summary>Memory of a size, for blocks.</summary>
    public static Storage Block(long bytes) => HostStorage<double>.CreateBlock((int)((bytes + sizeof(double) - 1) / sizeof(double)));

    /// <summary>A storage over the first bytes of a block.</summary>
    public static Storage Within(Storage block, DType dtype, int length)
    {
        var memory = (HostStorage<double>)block;
        return dtype switch
        {
            DType.Float32 => memory.Within<float>(length),
            DType.Float64 => memory.Within<double>(length),
            DType.Int32 => memory.Within<int>(length),
            _ => memory.Within<bool>(length),
        };
    }

    /// <summary>A storage of its own.</summary>
    public static Storage Create(DType dtype, int length) => dtype switch
    {
        DType.Float32 => HostStorage<float>.Create(length),
        DType.Float64 => HostStorage<double>.Create(length),
        DType.Int32 => HostStorage<int>.Create(length),
        _ => HostStorage<bool>.Create(length),
    };

    /// <summary>The storage, or a copy that the collector does not move.</summary>
    public static Storage Fixed(Storage storage)
    {
        long bytes = (long)storage.Length * Flavour.Bytes(storage.DType);
        if (bytes > MostBytesThatMove) return storage;
        var copy = Within(Block(Math.Max(bytes, 1)), storage.DType, storage.Length);
        Unsafe.CopyBlockUnaligned(ref First(copy), ref First(storage), (uint)bytes);
        return copy;
    }

    /// <summary>Copies bytes, of which there may be 4 GiB and more.</summary>
    public static void Copy(ref byte from, ref byte to, long bytes)
    {
        fixed (byte* source = &from, target = &to) Buffer.MemoryCopy(source, target, bytes, bytes);
    }

    /// <summary>The address of a storage that does not move.</summary>
    public static byte* Address(Storage storage) => (byte*)Unsafe.AsPointer(ref First(storage));

    /// <summary>The first byte.</summary>
    public static ref byte First(Storage storage)
    {
        switch (storage.DType)
        {
            case DType.Float32: return ref First<float>(storage);
            case DType.Float64: return ref First<double>(storage);
            case DType.Int32: return ref First<int>(storage);
            default: return ref First<bool>(storage);
        }
    }

    /// <summary>The first byte of a tensor's first element.</summary>
    public static ref byte First(DenseTensor x) => ref Unsafe.Add(ref First(x.Storage), (nint)x.Offset * Flavour.Bytes(x.DType));

    private static ref byte First<T>(Storage storage) where T : unmanaged
    {
        if (storage is HostStorage<T> host) return ref Unsafe.As<T, byte>(ref host.GetPinnableReference());
        throw new InvalidOperationException($"A compiled program reads this machine's memory; it came upon a storage on {storage.Device} ({storage.GetType().Name}).");
    }
}
