using System.Globalization;

namespace Gradus.Tensors;

// Tensors out of numbers. Without a type they are float32, ranges and labels int32; those made from C# arrays have the arrays' type.
public abstract partial class Tensor
{
    /// <summary>A float64 scalar.</summary>
    public static implicit operator Tensor(double value) => Scalar(value, DType.Float64);

    /// <summary>A float32 scalar.</summary>
    public static implicit operator Tensor(float value) => Scalar(value, DType.Float32);

    /// <summary>An int32 scalar. In <c>1 - x</c> or <c>Maximum(0, x)</c> a whole number is not one: there it takes the type of x, as every C# number does.</summary>
    public static implicit operator Tensor(int value) => Scalar(value, DType.Int32);

    /// <summary>A tensor of one number, without axes.</summary>
    /// <exception cref="ArgumentException">The type of elements cannot hold the number.</exception>
    public static Tensor Scalar(double value, DType dtype = DType.Float32, Device? device = null) => Full(Shape.Scalar, value, dtype, device);

    /// <summary>A vector of the numbers: [n].</summary>
    public static Tensor Of<T>(params ReadOnlySpan<T> items) where T : unmanaged => FromSpan(items, [items.Length]);

    /// <summary>A matrix of the numbers: [rows, columns].</summary>
    public static Tensor Of<T>(T[,] items) where T : unmanaged => FromArray(items);

    /// <summary>A tensor of rank 3 of the numbers.</summary>
    public static Tensor Of<T>(T[,,] items) where T : unmanaged => FromArray(items);

    /// <summary>A matrix of rows: [rows, columns].</summary>
    /// <exception cref="ArgumentException">The rows' lengths differ.</exception>
    public static Tensor Of<T>(T[][] rows) where T : unmanaged => FromArray(rows);

    /// <summary>A tensor of rank 3 of matrices' rows.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Tensor Of<T>(T[][][] matrices) where T : unmanaged => FromArray(matrices);

    /// <summary>A tensor of the numbers, given row-major; they are copied.</summary>
    /// <remarks>A bool has the bits of true or of false, as the language makes it. One that unsafe code has made of another byte is not looked for, and counted wrongly.</remarks>
    /// <exception cref="ArgumentException">There are more or fewer numbers than the shape has places.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is none of float, double, int, bool.</exception>
    public static Tensor FromSpan<T>(ReadOnlySpan<T> items, Shape shape, Device? device = null) where T : unmanaged
    {
        if (items.Length != shape.Size) throw new ArgumentException($"{items.Length} numbers do not fill the shape {shape}, which has {shape.Size} places.", nameof(items));
        return (device ?? Device.Cpu).Backend.Upload(items, shape);
    }

    /// <summary>A tensor of the numbers in an array of any rank, in an array of arrays, and so on.</summary>
    /// <param name="items">The array; its innermost elements are float, double, int or bool.</param>
    /// <param name="device">Where to; null: this machine's processor.</param>
    /// <exception cref="ArgumentException">Inner arrays differ in shape, or one is missing.</exception>
    /// <exception cref="NotSupportedException">The elements are none of float, double, int, bool.</exception>
    public static Tensor FromArray(Array items, Device? device = null) => NestedArray.ToTensor(items, device);

    /// <summary>A tensor of zeros.</summary>
    public static Tensor Zeros(Shape shape, DType dtype = DType.Float32, Device? device = null) => Full(shape, 0, dtype, device);

    /// <summary>A tensor of ones.</summary>
    public static Tensor Ones(Shape shape, DType dtype = DType.Float32, Device? device = null) => Full(shape, 1, dtype, device);

    /// <summary>A tensor of one number: one element in memory, seen everywhere.</summary>
    /// <exception cref="ArgumentException">The type of elements cannot hold the number: int32 no 2.5, bool nothing but 0 and 1.</exception>
    public static Tensor Full(Shape shape, double value, DType dtype = DType.Float32, Device? device = null)
    {
        RequireHolds(dtype, value, nameof(value));
        return (device ?? Device.Cpu).Backend.Fill(new TensorType(dtype, shape), value);
    }

    /// <summary>Zeros of another tensor's type and shape.</summary>
    public static Tensor ZerosLike(Tensor tensor) => Full(tensor.Shape, 0, tensor.DType, tensor.Device);

    /// <summary>Ones of another tensor's type and shape.</summary>
    public static Tensor OnesLike(Tensor tensor) => Full(tensor.Shape, 1, tensor.DType, tensor.Device);

    /// <summary>0, 1, …, n − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    public static Tensor Range(int n, DType dtype = DType.Int32, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var items = new int[n];
        for (int i = 0; i < n; i++) items[i] = i;
        return FromSpan<int>(items, [n], device).InType(dtype);
    }

    /// <summary>start, start + step, …, as long as they are before <paramref name="stop"/>. With a broken step rounding decides about the last: Linspace does not leave
    /// it open.</summary>
    /// <exception cref="ArgumentException">The step is 0, a number is not finite, or the type of elements cannot hold the numbers.</exception>
    public static Tensor Arange(double start, double stop, double step = 1, DType dtype = DType.Float32, Device? device = null)
    {
        if (step == 0 || !double.IsFinite(step) || !double.IsFinite(start) || !double.IsFinite(stop))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There is no range from {start} to {stop} in steps of {step}: expected finite numbers and a step other than 0."), nameof(step));
        }
        double count = Math.Max(0, Math.Ceiling((stop - start) / step));
        if (count > Array.MaxLength)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A range from {start} to {stop} in steps of {step} has {count} numbers, too many for a tensor."), nameof(step));
        }
        return FromNumbers((int)count, i => start + (i * step), dtype, device);
    }

    /// <summary>So many numbers from start to stop, equally far apart.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The last number, or, without <paramref name="includeStop"/>, the one after it.</param>
    /// <param name="count">How many.</param>
    /// <param name="dtype">The type of the elements.</param>
    /// <param name="includeStop">Whether the last number is <paramref name="stop"/>.</param>
    /// <param name="device">Where to; null: this machine's processor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <exception cref="ArgumentException">The type of elements cannot hold the numbers.</exception>
    public static Tensor Linspace(double start, double stop, int count, DType dtype = DType.Float32, bool includeStop = true, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int steps = includeStop ? count - 1 : count;
        return FromNumbers(count, i => includeStop && i == steps && i > 0 ? stop : start + (i * ((stop - start) / Math.Max(steps, 1))), dtype, device);
    }

    /// <summary>The identity matrix: ones on the diagonal. [rows, columns]; without columns, square.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative.</exception>
    public static Tensor Eye(int rows, int? columns = null, DType dtype = DType.Float32, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns ?? rows, nameof(columns));
        return Equal(Range(rows, device: device).ExpandDims(1), Range(columns ?? rows, device: device)).InType(dtype);
    }

    /// <summary>A one at each label's place and zeros elsewhere: int32 [...] → [..., classes].</summary>
    /// <exception cref="ArgumentException">The labels are not int32.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is negative, or a label is known and not in 0 … classes − 1.</exception>
    public static Tensor OneHot(Tensor labels, int classes, DType dtype = DType.Float32)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        if (labels.DType != DType.Int32) throw new ArgumentException($"Labels are int32; these are {labels.Type}. Convert them with .To(DType.Int32).", nameof(labels));
        if (labels.Trace is null)
        {
            foreach (int label in labels.ToArray<int>())
            {
                if ((uint)label >= (uint)classes)
                {
                    throw new ArgumentOutOfRangeException(nameof(labels), label, $"The label {label} is none of {classes} classes: expected 0 to {classes - 1}.");
                }
            }
        }
        return Equal(labels.ExpandDims(-1), Range(classes, device: labels.Device)).InType(dtype);
    }

    private static Tensor FromNumbers(int count, Func<int, double> number, DType dtype, Device? device)
    {
        var items = new double[count];
        for (int i = 0; i < count; i++) RequireHolds(dtype, items[i] = number(i), nameof(dtype));
        return FromSpan<double>(items, [count], device).InType(dtype);
    }

    private static void RequireHolds(DType dtype, double value, string argument)
    {
        if (dtype.IsFloat()) return;
        bool holds = dtype == DType.Bool ? value is 0 or 1 : value is >= int.MinValue and <= int.MaxValue && value == Math.Floor(value);
        if (holds) return;
        string what = dtype == DType.Bool ? "0 (false) and 1 (true)" : "whole numbers from -2147483648 to 2147483647";
        string instead = "convert the tensor beside it with .To(DType.Float32), or ask for another type of elements.";
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{dtype.Name()} cannot hold {value}, only {what}; {instead}"), argument);
    }
}
