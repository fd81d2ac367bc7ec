using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Gradus.Tensors;

namespace Gradus.Data;

/// <summary>Reads IDX files, the format of MNIST and its kin.</summary>
/// <remarks>Two bytes 0, the type of the elements (<see cref="IdxType"/>), the number of axes, the length of each axis in four bytes, the elements row-major; the highest byte comes first throughout.
/// Source: Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits, 1998. A file that was packed by gzip is read as it is: it begins with 1F 8B.</remarks>
public static class Idx
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, packed by gzip or not; its name's ending does not matter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no IDX file, is shorter or longer than its header says, or damaged; the message names file, place and expectation.</exception>
    public static IdxArray Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var file = File.OpenRead(path);
        return Read(file, path);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The bytes, packed by gzip or not.</param>
    /// <param name="source">What errors call them, e.g. a file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidDataException">It is no IDX file, is shorter or longer than its header says, or damaged; the message names source, place and expectation.</exception>
    public static IdxArray Read(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        var opened = new Prefixed(stream);
        if (!opened.StartsWith(0x1F, 0x8B)) return Content(opened, source);
        using var unpacked = new GZipStream(opened, CompressionMode.Decompress);
        try
        {
            return Content(unpacked, source);
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith(source, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{source}: the file was packed by gzip, and does not unpack: {e.Message}", e);
        }
    }

    private static IdxArray Content(Stream stream, string source)
    {
        var magic = Header(stream, source, 0, 4);
        if (magic[0] != 0 || magic[1] != 0) throw Bad(source, 0, $"an IDX file begins with the bytes 00 00; these are {magic[0]:X2} {magic[1]:X2}");
        var type = (IdxType)magic[2];
        if (!Enum.IsDefined(type)) throw Bad(source, 2, $"the type of the elements is one of 08, 09, 0B, 0C, 0D, 0E; this is {magic[2]:X2}");
        var lengths = new int[magic[3]];
        var header = Header(stream, source, 4, 4 * lengths.Length);
        Int128 count = 1;
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * axis));
            // A length of 0 somewhere must not excuse one that no axis has.
            if (lengths[axis] < 0 || (count *= Math.Max(lengths[axis], 1)) * IdxArray.SizeOf(type) > Array.MaxLength)
            {
                throw Bad(source, 4 + (4 * axis), $"an array has at most {Array.MaxLength} bytes; with axis {axis} of the length {(uint)lengths[axis]} this one has more");
            }
        }
        var shape = Shape.Create(lengths);
        var bytes = Elements(stream, source, 4 + header.Length, shape.Size * IdxArray.SizeOf(type), $"{type} {shape}");
        TurnRound(bytes, IdxArray.SizeOf(type));
        return new IdxArray(shape, type, bytes);
    }

    private static byte[] Header(Stream stream, string source, int at, int count)
    {
        var bytes = new byte[count];
        int read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return read == count ? bytes : throw Bad(source, at + read, "the file ends within its header");
    }

    // Memory grows with what arrives, not with what the header claims.
    private static byte[] Elements(Stream stream, string source, int at, int expected, string what)
    {
        var bytes = new byte[Math.Min(expected, 1 << 16)];
        for (int read = 0; read < expected;)
        {
            if (read == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(expected, 2L * bytes.Length));
            int arrived = stream.Read(bytes.AsSpan(read));
            if (arrived == 0) throw Bad(source, at + read, $"the file ends after {read} of the {expected} bytes that {what} needs");
            read += arrived;
        }
        return stream.ReadByte() < 0 ? bytes : throw Bad(source, (long)at + expected, $"{what} ends here; the file goes on");
    }

    private static void TurnRound(byte[] bytes, int size)
    {
        for (int at = 0; size > 1 && at < bytes.Length; at += size) bytes.AsSpan(at, size).Reverse();
    }

    private static InvalidDataException Bad(string source, long place, string expectation) => new(string.Create(CultureInfo.InvariantCulture, $"{source}, byte {place}: {expectation}."));
}
