using System.Runtime.Intrinsics;

namespace Gradus.Tensors;

/// <summary>a + b; for masks, or.</summary>
public readonly struct AddOp : IBinaryOp, IReductionOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

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
}

/// <summary>The smaller; NaN when either is; for masks, and.</summary>
public readonly struct MinimumOp : IReductionOp
{
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
}

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
    public static float Invoke(float x) => MathF.Abs(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Abs(x);

    /// <inheritdoc/>
    public static int Invoke(int x) => x < 0 ? -x : x;
}

/// <summary>−1, 0 or 1 by x's sign; NaN of NaN.</summary>
public readonly struct SignOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => float.IsNaN(x) ? x : x > 0 ? 1 : x < 0 ? -1 : 0;

    /// <inheritdoc/>
    public static double Invoke(double x) => double.IsNaN(x) ? x : x > 0 ? 1 : x < 0 ? -1 : 0;

    /// <inheritdoc/>
    public static int Invoke(int x) => Math.Sign(x);
}

/// <summary>The greatest integer that is not greater.</summary>
public readonly struct FloorOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Floor(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Floor(x);
}

/// <summary>1/(1 + e⁻ˣ).</summary>
public readonly struct SigmoidOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)SpecialFunctions.Sigmoid(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => SpecialFunctions.Sigmoid(x);
}

/// <summary>The error function.</summary>
public readonly struct ErfOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)SpecialFunctions.Erf(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => SpecialFunctions.Erf(x);
}

/// <summary>a > b.</summary>
public readonly struct GreaterOp : IComparisonOp
{
    /// <inheritdoc/>
    public static bool Invoke(float a, float b) => a > b;

    /// <inheritdoc/>
    public static bool Invoke(double a, double b) => a > b;

    /// <inheritdoc/>
    public static bool Invoke(int a, int b) => a > b;
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
}
