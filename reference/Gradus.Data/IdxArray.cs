using System.Buffers.Binary;
using Gradus.Tensors;

namespace Gradus.Data;

/// <summary>The elements of an IDX file. The value of each member is its byte in the header.</summary>
public enum IdxType
{
    /// <summary>A whole number from 0 to 255: a pixel, a label.</summary>
    UInt8 = 0x08,

    /// <summary>A whole number from −128 to 127.</summary>
    Int8 = 0x09,

    /// <summary>A whole number of 16 bits.</summary>
    Int16 = 0x0B,

    /// <summary>A whole number of 32 bits.</summary>
    Int32 = 0x0C,

    /// <summary>A number of 32 bits with a binary point.</summary>
    Float32 = 0x0D,

    /// <summary>A number of 64 bits with a binary point.</summary>
    Float64 = 0x0E,
}

/// <summary>An array as it stands in an IDX file: nothing converted, so images keep a byte a pixel.</summary>
/// <param name="Shape">The lengths of the axes.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Bytes">The elements, row-major, the lowest byte of each first (the file has the highest first).</param>
public sealed record IdxArray(Shape Shape, IdxType Type, byte[] Bytes)
{
    /// <summary>The numbers as a tensor.</summary>
    /// <param name="dtype">float32, float64, or int32; float32 rounds what it cannot hold.</param>
    /// <exception cref="ArgumentException">The type is bool, or int32 for a file of numbers with a binary point.</exception>
    public Tensor ToTensor(DType dtype)
    {
        if (dtype == DType.Bool || (dtype == DType.Int32 && Type is IdxType.Float32 or IdxType.Float64))
        {
            throw new ArgumentException($"The elements are {Type}; a tensor of them is float32 or float64{(Type is IdxType.Float32 or IdxType.Float64 ? "" : " or int32")}, not {dtype.Name()}.", nameof(dtype));
        }
        return dtype switch
        {
            DType.Int32 => Tensor.FromSpan<int>(Converted(number => (int)number), Shape),
            DType.Float32 => Tensor.FromSpan<float>(Converted(number => (float)number), Shape),
            _ => Tensor.FromSpan<double>(Converted(number => number), Shape),
        };
    }

    /// <summary>The numbers as labels: [n], each 0 or more.</summary>
    /// <exception cref="InvalidDataException">The array is none of labels: it has another number of axes than one, numbers with a binary point, or negative ones.</exception>
    public int[] ToLabels()
    {
        if (Shape.Rank != 1 || Type is IdxType.Float32 or IdxType.Float64)
        {
            throw new InvalidDataException($"Labels are one axis of whole numbers; this array is {Type} {Shape}.");
        }
        int[] labels = Converted(number => (int)number);
        int negative = Array.FindIndex(labels, label => label < 0);
        return negative < 0 ? labels : throw new InvalidDataException($"Labels are 0 or more; that of row {negative} is {labels[negative]}.");
    }

    /// <summary>How many bytes an element has.</summary>
    internal static int SizeOf(IdxType type) => type switch
    {
        IdxType.UInt8 or IdxType.Int8 => 1,
        IdxType.Int16 => 2,
        IdxType.Float64 => 8,
        _ => 4,
    };

    // A double holds every number of every type.
    private T[] Converted<T>(Func<double, T> convert)
    {
        var numbers = new T[Shape.Size];
        int size = SizeOf(Type);
        for (int i = 0; i < numbers.Length; i++)
        {
            var bytes = Bytes.AsSpan(i * size, size);
            numbers[i] = convert(Type switch
            {
                IdxType.UInt8 => bytes[0],
                IdxType.Int8 => (sbyte)bytes[0],
                IdxType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
                IdxType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
                IdxType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
                _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            });
        }
        return numbers;
    }
}
