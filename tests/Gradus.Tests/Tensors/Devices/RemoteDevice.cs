using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Gradus.Tensors;

namespace Gradus.Tests.Tensors.Devices;

/// <summary>A device whose memory this process's kernels cannot read: bytes in the other order. Its backend is plain loops over elements.</summary>
internal sealed class RemoteDevice : Device
{
    public static RemoteDevice Instance { get; } = new();

    public override string Name => "remote";

    public override Backend Backend { get; } = new RemoteBackend();
}

/// <summary>Elements as big-endian bytes: 1 a mask, 4 an integer or float, 8 a double.</summary>
internal sealed class RemoteStorage(DType dtype, int length) : Storage(dtype, length)
{
    private readonly byte[] bytes = new byte[length * Width(dtype)];

    public override Device Device => RemoteDevice.Instance;

    /// <summary>An element as a double, which holds all types exactly.</summary>
    public double this[int i]
    {
        get => DType switch
        {
            DType.Bool => bytes[i],
            DType.Int32 => BinaryPrimitives.ReadInt32BigEndian(At(i)),
            DType.Float32 => BinaryPrimitives.ReadSingleBigEndian(At(i)),
            _ => BinaryPrimitives.ReadDoubleBigEndian(At(i)),
        };
        set
        {
            switch (DType)
            {
                case DType.Bool: bytes[i] = value == 0 ? (byte)0 : (byte)1; break;
                case DType.Int32: BinaryPrimitives.WriteInt32BigEndian(At(i), (int)value); break;
                case DType.Float32: BinaryPrimitives.WriteSingleBigEndian(At(i), (float)value); break;
                default: BinaryPrimitives.WriteDoubleBigEndian(At(i), value); break;
            }
        }
    }

    /// <summary>Numbers from this machine.</summary>
    public static RemoteStorage Of<T>(ReadOnlySpan<T> items) where T : unmanaged
    {
        var storage = new RemoteStorage(DTypes.Of<T>(), items.Length);
        int width = Width(storage.DType);
        MemoryMarshal.AsBytes(items).CopyTo(storage.bytes);
        for (int i = 0; i < items.Length; i++) storage.bytes.AsSpan(i * width, width).Reverse();
        return storage;
    }

    /// <summary>An element for this machine.</summary>
    public T Read<T>(int i) where T : unmanaged
    {
        Span<byte> copy = stackalloc byte[Width(DType)];
        At(i).CopyTo(copy);
        copy.Reverse();
        return MemoryMarshal.Read<T>(copy);
    }

    private static int Width(DType dtype) => dtype switch { DType.Bool => 1, DType.Float64 => 8, _ => 4 };

    private Span<byte> At(int i) => bytes.AsSpan(i * Width(DType), Width(DType));
}
