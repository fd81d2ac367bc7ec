using System.Globalization;

namespace Gradus.Contracts;

/// <summary>A float64 array of any rank in row-major order: what contracts use for tensors, and what the gradient checker differentiates.</summary>
/// <remarks>A scalar has rank 0 and one value. The arrays are not copied: whoever made them must not go on writing to them.</remarks>
public sealed record Shaped
{
    private const int Shown = 10;

    /// <summary>An array.</summary>
    /// <param name="Values">The elements, the last axis running fastest.</param>
    /// <param name="Shape">The length of each axis; empty for a scalar.</param>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    /// <exception cref="ArgumentException">A length is negative, or the number of values is not what the shape asks for.</exception>
    public Shaped(double[] Values, int[] Shape)
    {
        ArgumentNullException.ThrowIfNull(Values);
        ArgumentNullException.ThrowIfNull(Shape);
        long size = SizeOf(Shape);
        if (Values.Length != size)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {Values.Length} values for an array of shape {Print(Shape)}; expected {size}."), nameof(Values));
        (this.Values, this.Shape) = (Values, Shape);
    }

    /// <summary>The elements, the last axis running fastest.</summary>
    public double[] Values { get; }

    /// <summary>The length of each axis; empty for a scalar.</summary>
    public int[] Shape { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Length;

    /// <summary>The number of elements.</summary>
    public int Size => Values.Length;

    /// <summary>The element at an index: one number per axis.</summary>
    /// <exception cref="ArgumentException">There are more or fewer numbers than axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not on its axis.</exception>
    public double this[params ReadOnlySpan<int> index] => Values[Flat(index)];

    /// <summary>An array of rank 0.</summary>
    public static Shaped Scalar(double value) => new([value], []);

    /// <summary>An array of rank 1.</summary>
    public static Shaped Vector(params double[] values) => new(values, [values.Length]);

    /// <summary>An array of rank 2, of shape [rows, columns].</summary>
    public static Shaped Matrix(double[,] values) => new([.. values.Cast<double>()], [values.GetLength(0), values.GetLength(1)]);

    /// <summary>An array of zeros.</summary>
    /// <exception cref="ArgumentException">A length is negative, or there would be too many elements.</exception>
    public static Shaped Zeros(params int[] shape) => new(new double[SizeOf(shape)], shape);

    /// <summary>Other values in this shape.</summary>
    /// <exception cref="ArgumentException">Their number does not fit.</exception>
    public Shaped With(double[] values) => new(values, Shape);

    /// <summary>Whether another array has the same length on every axis.</summary>
    public bool HasShapeOf(Shaped other) => Shape.AsSpan().SequenceEqual(other.Shape);

    /// <summary>The index of a position in <see cref="Values"/>: one number per axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public int[] IndexOf(int position)
    {
        if (position < 0 || position >= Size) throw new ArgumentOutOfRangeException(nameof(position), position, string.Create(CultureInfo.InvariantCulture, $"Expected 0 to {Size - 1}: the array has {Size} elements."));
        int[] index = new int[Rank];
        for (int axis = Rank - 1; axis >= 0; axis--) (position, index[axis]) = Math.DivRem(position, Shape[axis]);
        return index;
    }

    /// <summary>The position of an index in <see cref="Values"/>.</summary>
    /// <exception cref="ArgumentException">There are more or fewer numbers than axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not on its axis.</exception>
    public int Flat(params ReadOnlySpan<int> index)
    {
        if (index.Length != Rank) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The index has {index.Length} numbers; expected {Rank}, one per axis of {Print(Shape)}."), nameof(index));
        int position = 0;
        for (int axis = 0; axis < Rank; axis++)
        {
            if ((uint)index[axis] >= (uint)Shape[axis])
                throw new ArgumentOutOfRangeException(nameof(index), index[axis], string.Create(CultureInfo.InvariantCulture, $"Axis {axis} of {Print(Shape)} has the indices 0 to {Shape[axis] - 1}."));
            position = position * Shape[axis] + index[axis];
        }
        return position;
    }

    /// <summary>The shape and the first elements, for messages: <c>[2, 3]: 1, 2, 3, 4, 5, 6</c>.</summary>
    public override string ToString() =>
        $"{Print(Shape)}: {string.Join(", ", Values.Take(Shown).Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}{(Size > Shown ? ", …" : "")}";

    /// <summary>A shape as messages print it: <c>[2, 3]</c>.</summary>
    public static string Print(IEnumerable<int> shape) => "[" + string.Join(", ", shape.Select(n => n.ToString(CultureInfo.InvariantCulture))) + "]";

    private static int SizeOf(int[] shape)
    {
        long size = 1;
        foreach (int length in shape)
        {
            if (length < 0) throw new ArgumentException($"The shape {Print(shape)} has a negative length; expected 0 or more on every axis.", nameof(shape));
            size = Math.Min(size * length, 1L << 31); // stays in range for any rank: a zero further on still makes it 0
        }
        return size <= Array.MaxLength ? (int)size : throw new ArgumentException($"The shape {Print(shape)} holds more elements than an array can.", nameof(shape));
    }
}
