using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Gradus.Contracts.Wire;

/// <summary>Reads primitive values from a frame. Every length is checked against what is left before anything is allocated.</summary>
/// <param name="frame">The whole frame.</param>
public sealed class FrameReader(byte[] frame)
{
    private int position;

    internal int Remaining => frame.Length - position;

    internal byte Byte() => Take(1)[0];

    internal int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    internal long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    internal double Double() => BitConverter.Int64BitsToDouble(Long());

    internal string String() => Encoding.UTF8.GetString(Take(Length(1)));

    /// <summary>A count of items that take at least <paramref name="size"/> bytes each.</summary>
    internal int Length(int size)
    {
        int length = Int();
        return length >= 0 && (long)length * size <= Remaining
            ? length
            : throw new InvalidDataException($"{length} items of {size} bytes were announced, {Remaining} bytes are left.");
    }

    internal T[] Raw<T>(int count) where T : unmanaged => MemoryMarshal.Cast<byte, T>(Take(checked(count * Marshal.SizeOf<T>()))).ToArray();

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Remaining) throw new InvalidDataException($"{count} bytes were expected, {Remaining} are left.");
        position += count;
        return frame.AsSpan(position - count, count);
    }
}
