using System.Runtime.Intrinsics;

namespace Gradus.Tensors;

/// <summary>−x.</summary>
public readonly struct NegateOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => -x;

    /// <inheritdoc/>
    public static double Invoke(double x) => -x;

    /// <inheritdoc/>
    public static int Invoke(int x) => -x;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => -x;
}

/// <summary>|x|.</summary>
public readonly struct AbsOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Abs(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Abs(x);

    /// <inheritdoc/>
    public static int Invoke(int x) => x < 0 ? -x : x;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Vector512.Abs(x);
}

/// <summary>x where it is positive or NaN, 0 elsewhere. No primitive is made of it: its derivative is that of a choice.</summary>
public readonly struct ReluOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => x <= 0 ? 0 : x;

    /// <inheritdoc/>
    public static double Invoke(double x) => x <= 0 ? 0 : x;

    /// <inheritdoc/>
    public static int Invoke(int x) => x <= 0 ? 0 : x;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Vector512.AndNot(x, Vector512.LessThanOrEqual(x, Vector512<T>.Zero));
}

/// <summary>−1, 0 or 1 by x's sign; NaN of NaN.</summary>
public readonly struct SignOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => float.IsNaN(x) ? x : x > 0 ? 1 : x < 0 ? -1 : 0;

    /// <inheritdoc/>
    public static double Invoke(double x) => double.IsNaN(x) ? x : x > 0 ? 1 : x < 0 ? -1 : 0;

    /// <inheritdoc/>
    public static int Invoke(int x) => Math.Sign(x);

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged
    {
        var sign = (Vector512.GreaterThan(x, Vector512<T>.Zero) & Vector512<T>.One) - (Vector512.LessThan(x, Vector512<T>.Zero) & Vector512<T>.One);
        return Vector512.ConditionalSelect(Vector512.Equals(x, x), sign, x);
    }
}

/// <summary>The greatest integer that is not greater.</summary>
public readonly struct FloorOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Floor(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Floor(x);

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged =>
        typeof(T) == typeof(float) ? Vector512.Floor(x.AsSingle()).As<float, T>() : Vector512.Floor(x.AsDouble()).As<double, T>();
}
