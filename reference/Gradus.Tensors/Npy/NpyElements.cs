using System.Buffers.Binary;
using System.Globalization;

namespace Gradus.Tensors;

/// <summary>An .npy file's element types as ours: exact, or refused.</summary>
internal static class NpyElements
{
    /// <summary>A tensor of elements in bytes, row-major.</summary>
    /// <exception cref="NotSupportedException">There is no exact counterpart of the type, or of a value.</exception>
    public static Tensor ToTensor(string descr, byte[] bytes, Shape shape)
    {
        bool big = descr[0] == '>' || (descr[0] == '=' && !BitConverter.IsLittleEndian);
        return descr[1..] switch
        {
            // A byte other than 0 and 1 would be a bool that is neither.
            "b1" => Items(bytes, shape, 1, at => at[0] != 0),
            "i1" => Items(bytes, shape, 1, at => (int)(sbyte)at[0]),
            "u1" => Items(bytes, shape, 1, at => (int)at[0]),
            "i2" => Items(bytes, shape, 2, at => (int)(big ? BinaryPrimitives.ReadInt16BigEndian(at) : BinaryPrimitives.ReadInt16LittleEndian(at))),
            "u2" => Items(bytes, shape, 2, at => (int)(big ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at))),
            "i4" => Items(bytes, shape, 4, at => big ? BinaryPrimitives.ReadInt32BigEndian(at) : BinaryPrimitives.ReadInt32LittleEndian(at)),
            "u4" => Items(bytes, shape, 4, at => Exact(big ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at), "uint32")),
            "i8" => Items(bytes, shape, 8, at => Exact(big ? BinaryPrimitives.ReadInt64BigEndian(at) : BinaryPrimitives.ReadInt64LittleEndian(at), "int64")),
            "u8" => Items(bytes, shape, 8, at => Exact(big ? BinaryPrimitives.ReadUInt64BigEndian(at) : BinaryPrimitives.ReadUInt64LittleEndian(at), "uint64")),
            "f2" => Items(bytes, shape, 2, at => (float)(big ? BinaryPrimitives.ReadHalfBigEndian(at) : BinaryPrimitives.ReadHalfLittleEndian(at))),
            "f4" => Items(bytes, shape, 4, at => big ? BinaryPrimitives.ReadSingleBigEndian(at) : BinaryPrimitives.ReadSingleLittleEndian(at)),
            _ => Items(bytes, shape, 8, at => big ? BinaryPrimitives.ReadDoubleBigEndian(at) : BinaryPrimitives.ReadDoubleLittleEndian(at)),
        };
    }

    /// <summary>How many bytes an element has.</summary>
    /// <exception cref="NotSupportedException">Elements of the type are not read.</exception>
    public static int Size(string descr)
    {
        bool isKnown = descr.Length == 3 && descr[0] is '<' or '>' or '|' or '='
                                                                              && descr[1..] is "b1" or "i1" or "u1" or "i2" or "u2" or "i4" or "u4" or "i8" or "u8" or "f2" or "f4" or "f8";
        if (isKnown) return descr[2] - '0';
        string what = descr.Length > 1 ? descr[1] switch
        {
            'O' => "pickled Python objects, which could run code",
            'c' => "complex numbers",
            'U' or 'S' or 'a' => "text",
            'M' or 'm' => "times",
            _ => "elements of another kind",
        } : "elements of another kind";
        throw new NotSupportedException($"The .npy file holds {what} ('{descr}'); read are bool, integers of 1 to 8 bytes and floats of 2, 4 or 8. "
            + "In Python, array.astype('float32') makes one that can be read.");
    }

    /// <summary>A tensor's elements, row-major and little-endian.</summary>
    public static byte[] ToBytes(Tensor x) => x.DType switch
    {
        DType.Bool => Bytes(x.ToArray<bool>(), 1, (at, item) => at[0] = item ? (byte)1 : (byte)0),
        DType.Int32 => Bytes(x.ToArray<int>(), 4, BinaryPrimitives.WriteInt32LittleEndian),
        DType.Float32 => Bytes(x.ToArray<float>(), 4, BinaryPrimitives.WriteSingleLittleEndian),
        _ => Bytes(x.ToArray<double>(), 8, BinaryPrimitives.WriteDoubleLittleEndian),
    };

    private delegate T Reader<out T>(ReadOnlySpan<byte> at);

    private delegate void Writer<in T>(Span<byte> at, T item);

    private static Tensor Items<T>(byte[] bytes, Shape shape, int size, Reader<T> read) where T : unmanaged
    {
        var items = new T[shape.Size];
        for (int i = 0; i < items.Length; i++) items[i] = read(bytes.AsSpan(i * size, size));
        return Tensor.FromSpan<T>(items, shape);
    }

    private static byte[] Bytes<T>(T[] items, int size, Writer<T> write)
    {
        var bytes = new byte[checked(items.Length * size)];
        for (int i = 0; i < items.Length; i++) write(bytes.AsSpan(i * size, size), items[i]);
        return bytes;
    }

    private static int Exact(Int128 value, string type) => value >= int.MinValue && value <= int.MaxValue ? (int)value
        : throw new NotSupportedException($"The .npy file holds the {type} number {value.ToString(CultureInfo.InvariantCulture)}, which is not an int32. "
            + "In Python, array.astype('float64') makes an array that can be read.");
}
