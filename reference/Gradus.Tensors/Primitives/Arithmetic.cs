using System.Runtime.Intrinsics;

namespace Gradus.Tensors;

/// <summary>a + b.</summary>
public readonly struct AddOp : IReductionOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static bool NeedsElements => false;

    /// <inheritdoc/>
    public static float Start32 => 0;

    /// <inheritdoc/>
    public static double Start64 => 0;

    /// <inheritdoc/>
    public static int StartInt => 0;

    /// <inheritdoc/>
    public static float Invoke(float a, float b) => a + b;

    /// <inheritdoc/>
    public static double Invoke(double a, double b) => a + b;

    /// <inheritdoc/>
    public static int Invoke(int a, int b) => a + b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => a + b;
}

/// <summary>a − b.</summary>
public readonly struct SubtractOp : IBinaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float a, float b) => a - b;

    /// <inheritdoc/>
    public static double Invoke(double a, double b) => a - b;

    /// <inheritdoc/>
    public static int Invoke(int a, int b) => a - b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => a - b;
}

/// <summary>a · b.</summary>
public readonly struct MultiplyOp : IBinaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float a, float b) => a * b;

    /// <inheritdoc/>
    public static double Invoke(double a, double b) => a * b;

    /// <inheritdoc/>
    public static int Invoke(int a, int b) => a * b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => a * b;
}

/// <summary>a / b.</summary>
public readonly struct DivideOp : IBinaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float a, float b) => a / b;

    /// <inheritdoc/>
    public static double Invoke(double a, double b) => a / b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => a / b;
}

/// <summary>a to the power b, as IEEE 754's pow.</summary>
public readonly struct PowerOp : IBinaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float a, float b) => MathF.Pow(a, b);

    /// <inheritdoc/>
    public static double Invoke(double a, double b) => Math.Pow(a, b);
}

/// <summary>The angle of the point (b, a), in (−π, π].</summary>
public readonly struct Atan2Op : IBinaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float a, float b) => MathF.Atan2(a, b);

    /// <inheritdoc/>
    public static double Invoke(double a, double b) => Math.Atan2(a, b);
}

/// <summary>The greater; NaN when either is; for masks, or.</summary>
public readonly struct MaximumOp : IReductionOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static bool NeedsElements => true;

    /// <inheritdoc/>
    public static float Start32 => float.NegativeInfinity;

    /// <inheritdoc/>
    public static double Start64 => double.NegativeInfinity;

    /// <inheritdoc/>
    public static int StartInt => int.MinValue;

    /// <inheritdoc/>
    public static float Invoke(float a, float b) => MathF.Max(a, b);

    /// <inheritdoc/>
    public static double Invoke(double a, double b) => Math.Max(a, b);

    /// <inheritdoc/>
    public static int Invoke(int a, int b) => Math.Max(a, b);

    /// <inheritdoc/>
    public static bool Invoke(bool a, bool b) => a | b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => Vector512.Max(a, b);
}

/// <summary>The smaller; NaN when either is; for masks, and.</summary>
public readonly struct MinimumOp : IReductionOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static bool NeedsElements => true;

    /// <inheritdoc/>
    public static float Start32 => float.PositiveInfinity;

    /// <inheritdoc/>
    public static double Start64 => double.PositiveInfinity;

    /// <inheritdoc/>
    public static int StartInt => int.MaxValue;

    /// <inheritdoc/>
    public static float Invoke(float a, float b) => MathF.Min(a, b);

    /// <inheritdoc/>
    public static double Invoke(double a, double b) => Math.Min(a, b);

    /// <inheritdoc/>
    public static int Invoke(int a, int b) => Math.Min(a, b);

    /// <inheritdoc/>
    public static bool Invoke(bool a, bool b) => a & b;

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => Vector512.Min(a, b);
}
