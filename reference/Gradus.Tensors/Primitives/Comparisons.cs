using System.Runtime.Intrinsics;

namespace Gradus.Tensors;

/// <summary>a > b.</summary>
public readonly struct GreaterOp : IComparisonOp
{
    /// <inheritdoc/>
    public static bool Invoke(float a, float b) => a > b;

    /// <inheritdoc/>
    public static bool Invoke(double a, double b) => a > b;

    /// <inheritdoc/>
    public static bool Invoke(int a, int b) => a > b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => Vector512.GreaterThan(a, b);
}

/// <summary>a ≥ b.</summary>
public readonly struct GreaterOrEqualOp : IComparisonOp
{
    /// <inheritdoc/>
    public static bool Invoke(float a, float b) => a >= b;

    /// <inheritdoc/>
    public static bool Invoke(double a, double b) => a >= b;

    /// <inheritdoc/>
    public static bool Invoke(int a, int b) => a >= b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => Vector512.GreaterThanOrEqual(a, b);
}

/// <summary>a &lt; b.</summary>
public readonly struct LessOp : IComparisonOp
{
    /// <inheritdoc/>
    public static bool Invoke(float a, float b) => a < b;

    /// <inheritdoc/>
    public static bool Invoke(double a, double b) => a < b;

    /// <inheritdoc/>
    public static bool Invoke(int a, int b) => a < b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => Vector512.LessThan(a, b);
}

/// <summary>a ≤ b.</summary>
public readonly struct LessOrEqualOp : IComparisonOp
{
    /// <inheritdoc/>
    public static bool Invoke(float a, float b) => a <= b;

    /// <inheritdoc/>
    public static bool Invoke(double a, double b) => a <= b;

    /// <inheritdoc/>
    public static bool Invoke(int a, int b) => a <= b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => Vector512.LessThanOrEqual(a, b);
}

/// <summary>a = b.</summary>
public readonly struct EqualOp : IComparisonOp
{
    /// <inheritdoc/>
    public static bool Invoke(float a, float b) => a == b;

    /// <inheritdoc/>
    public static bool Invoke(double a, double b) => a == b;

    /// <inheritdoc/>
    public static bool Invoke(int a, int b) => a == b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => Vector512.Equals(a, b);
}

/// <summary>a ≠ b.</summary>
public readonly struct NotEqualOp : IComparisonOp
{
    /// <inheritdoc/>
    public static bool Invoke(float a, float b) => a != b;

    /// <inheritdoc/>
    public static bool Invoke(double a, double b) => a != b;

    /// <inheritdoc/>
    public static bool Invoke(int a, int b) => a != b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => ~Vector512.Equals(a, b);
}
