using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Gradus.Contracts.Wire;

/// <summary>Appends primitive values to a frame, little endian.</summary>
public sealed class FrameWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(256);

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    /// <summary>Starts again with an empty frame.</summary>
    public void Clear() => buffer.ResetWrittenCount();

    internal void Byte(byte value) => buffer.Write([value]);

    internal void Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
    }

    internal void Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    internal void Double(double value) => Long(BitConverter.DoubleToInt64Bits(value)); // bits, so that every NaN and -0 arrives as it left

    internal void String(string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        Int(bytes.Length);
        buffer.Write(bytes);
    }

    internal void Raw<T>(ReadOnlySpan<T> values) where T : unmanaged => buffer.Write(MemoryMarshal.AsBytes(values));
}
