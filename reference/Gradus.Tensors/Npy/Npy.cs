namespace Gradus.Tensors;

/// <summary>NumPy's files of one array, .npy, both ways.</summary>
/// <remarks>The format is NumPy's NEP 1; versions 1.0, 2.0 and 3.0 are read, in either byte order and either order of axes, and 1.0 is written. bool is read as
/// bool, integers
/// as int32 where every value is one, float16 and float32 as float32, float64 as float64; what cannot be read exactly is refused.</remarks>
public static class Npy
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no .npy file, or ends too early.</exception>
    /// <exception cref="NotSupportedException">Its elements have no exact counterpart here.</exception>
    public static Tensor Load(string path)
    {
        using var file = File.OpenRead(path);
        return Load(file);
    }

    /// <summary>Reads one array from a stream, which stands behind it afterwards.</summary>
    /// <exception cref="InvalidDataException">It does not begin with one, or ends within it.</exception>
    /// <exception cref="NotSupportedException">Its elements have no exact counterpart here.</exception>
    public static Tensor Load(Stream stream)
    {
        var header = NpyHeader.Read(stream);
        int size = NpyElements.Size(header.Descr);
        Int128 count = 1;
        foreach (long length in header.Lengths)
        {
            // A length of 0 somewhere must not excuse one that no axis has.
            if (length > int.MaxValue || (count *= Math.Max(length, 1)) * size > Array.MaxLength)
            {
                throw new InvalidDataException($"The .npy file claims to hold an array of the shape [{string.Join(", ", header.Lengths)}], more than a tensor can.");
            }
        }
        int[] lengths = [.. header.Lengths.Select(length => (int)length)];
        var shape = Shape.Create(header.IsFortranOrder ? [.. lengths.Reverse()] : lengths);
        var tensor = NpyElements.ToTensor(header.Descr, Elements(stream, shape, size), shape);
        return header.IsFortranOrder ? tensor.Transpose() : tensor;
    }

    /// <summary>Writes a file, in place of one that is there.</summary>
    /// <exception cref="UnknownValueException">The numbers are not known inside the transformation under way.</exception>
    public static void Save(string path, Tensor x)
    {
        var numbers = x.Concrete;
        using var file = File.Create(path);
        Save(file, numbers);
    }

    /// <summary>Writes to a stream.</summary>
    /// <exception cref="UnknownValueException">The numbers are not known inside the transformation under way.</exception>
    public static void Save(Stream stream, Tensor x)
    {
        var bytes = NpyElements.ToBytes(x);
        string descr = x.DType switch { DType.Bool => "|b1", DType.Int32 => "<i4", DType.Float32 => "<f4", _ => "<f8" };
        new NpyHeader(descr, IsFortranOrder: false, [.. x.Shape.Select(length => (long)length)]).Write(stream);
        stream.Write(bytes);
    }

    // Memory grows with what arrives, not with what the header claims.
    private static byte[] Elements(Stream stream, Shape shape, int size)
    {
        int expected = shape.Size * size;
        var bytes = new byte[Math.Min(expected, 1 << 16)];
        for (int read = 0; read < expected;)
        {
            if (read == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(expected, 2L * bytes.Length));
            int arrived = stream.Read(bytes.AsSpan(read));
            if (arrived == 0) throw new InvalidDataException($"The .npy file ends after {read} of the {expected} bytes of its elements, an array of the shape {shape}.");
            read += arrived;
        }
        return bytes;
    }
}
