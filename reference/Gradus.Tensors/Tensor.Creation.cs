namespace Gradus.Tensors;

public abstract partial class Tensor
{
    /// <summary>A float64 scalar.</summary>
    public static implicit operator Tensor(double value) => Scalar(value, DType.Float64);

    /// <summary>A float32 scalar.</summary>
    public static implicit operator Tensor(float value) => Scalar(value, DType.Float32);

    /// <summary>A tensor of one number, without axes.</summary>
    public static Tensor Scalar(double value, DType dtype = DType.Float32, Device? device = null) => Full(Shape.Scalar, value, dtype, device);

    /// <summary>A vector of the numbers: [n].</summary>
    public static Tensor Of<T>(params ReadOnlySpan<T> items) where T : unmanaged => FromSpan(items, [items.Length]);

    /// <summary>A matrix of the numbers: [rows, columns].</summary>
    public static Tensor Of<T>(T[,] items) where T : unmanaged => FromArray<T>(items);

    /// <summary>A tensor of rank 3 of the numbers.</summary>
    public static Tensor Of<T>(T[,,] items) where T : unmanaged => FromArray<T>(items);

    /// <summary>A tensor of the numbers, given row-major; they are copied.</summary>
    /// <exception cref="ArgumentException">There are more or fewer numbers than the shape has places.</exception>
    public static Tensor FromSpan<T>(ReadOnlySpan<T> items, Shape shape, Device? device = null) where T : unmanaged
    {
        if (items.Length != shape.Size) throw new ArgumentException($"{items.Length} numbers do not fill the shape {shape}, which has {shape.Size} places.", nameof(items));
        return (device ?? Device.Cpu).Backend.Upload(items, shape);
    }

    /// <summary>A tensor of zeros.</summary>
    public static Tensor Zeros(Shape shape, DType dtype = DType.Float32, Device? device = null) => Full(shape, 0, dtype, device);

    /// <summary>A tensor of ones.</summary>
    public static Tensor Ones(Shape shape, DType dtype = DType.Float32, Device? device = null) => Full(shape, 1, dtype, device);

    /// <summary>A tensor of one number: one element in memory, seen everywhere.</summary>
    public static Tensor Full(Shape shape, double value, DType dtype = DType.Float32, Device? device = null)
    {
        var one = (device ?? Device.Cpu).Backend.Fill(new TensorType(dtype, Shape.Scalar), value);
        return shape.Rank == 0 ? one : one.View(shape, 0, new int[shape.Rank]);
    }

    /// <summary>Zeros of another tensor's type and shape.</summary>
    public static Tensor ZerosLike(Tensor tensor) => Full(tensor.Shape, 0, tensor.DType, tensor.Device);

    /// <summary>Ones of another tensor's type and shape.</summary>
    public static Tensor OnesLike(Tensor tensor) => Full(tensor.Shape, 1, tensor.DType, tensor.Device);

    private static Tensor FromArray<T>(Array items) where T : unmanaged
    {
        var lengths = new int[items.Rank];
        for (int axis = 0; axis < lengths.Length; axis++) lengths[axis] = items.GetLength(axis);
        var flat = new T[items.Length];
        int at = 0;
        foreach (T item in items) flat[at++] = item;
        return FromSpan<T>(flat, Shape.Create(lengths));
    }
}
