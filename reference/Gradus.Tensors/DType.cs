namespace Gradus.Tensors;

/// <summary>The type of a tensor's elements.</summary>
public enum DType
{
    /// <summary>true or false: masks.</summary>
    Bool,

    /// <summary>32-bit integers: labels and indices.</summary>
    Int32,

    /// <summary>IEEE 754 single precision: the default.</summary>
    Float32,

    /// <summary>IEEE 754 double precision: gradient checks, metrics, closed forms.</summary>
    Float64,
}

/// <summary>What is known of a type of elements.</summary>
public static class DTypes
{
    /// <summary>float32 or float64: what can be differentiated.</summary>
    public static bool IsFloat(this DType dtype) => dtype is DType.Float32 or DType.Float64;

    /// <summary>NumPy's name: bool, int32, float32, float64.</summary>
    public static string Name(this DType dtype) => dtype switch
    {
        DType.Bool => "bool",
        DType.Int32 => "int32",
        DType.Float32 => "float32",
        DType.Float64 => "float64",
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "There is no such type of elements."),
    };

    /// <summary>The type of elements that a C# type stands for.</summary>
    /// <exception cref="NotSupportedException">The type is none of bool, int, float, double.</exception>
    public static DType Of<T>() =>
        typeof(T) == typeof(float) ? DType.Float32
        : typeof(T) == typeof(double) ? DType.Float64
        : typeof(T) == typeof(int) ? DType.Int32
        : typeof(T) == typeof(bool) ? DType.Bool
        : throw new NotSupportedException($"A tensor holds float, double, int or bool; not {typeof(T).Name}.");
}
