using System.Runtime.Intrinsics;

namespace Gradus.Tensors;

// One struct for each function of one element. The lines are the mathematics; loops, vectors and devices are the templates' affair.

/// <summary>e to the power x.</summary>
public readonly struct ExpOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Exp(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Exp(x);
}

/// <summary>eˣ − 1, exact near 0.</summary>
public readonly struct Expm1Op : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)SpecialFunctions.Expm1(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => SpecialFunctions.Expm1(x);
}

/// <summary>The natural logarithm.</summary>
public readonly struct LogOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Log(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Log(x);
}

/// <summary>ln(1 + x), exact near 0.</summary>
public readonly struct Log1pOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)SpecialFunctions.Log1p(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => SpecialFunctions.Log1p(x);
}

/// <summary>The square root.</summary>
public readonly struct SqrtOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Sqrt(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Sqrt(x);

    /// <inheritdoc/>
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Vector512.Sqrt(x);
}

/// <summary>The sine.</summary>
public readonly struct SinOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Sin(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Sin(x);
}

/// <summary>The cosine.</summary>
public readonly struct CosOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Cos(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Cos(x);
}

/// <summary>The tangent.</summary>
public readonly struct TanOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Tan(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Tan(x);
}

/// <summary>The inverse sine.</summary>
public readonly struct AsinOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Asin(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Asin(x);
}

/// <summary>The inverse cosine.</summary>
public readonly struct AcosOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Acos(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Acos(x);
}

/// <summary>The inverse tangent.</summary>
public readonly struct AtanOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Atan(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Atan(x);
}

/// <summary>The hyperbolic sine.</summary>
public readonly struct SinhOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Sinh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Sinh(x);
}

/// <summary>The hyperbolic cosine.</summary>
public readonly struct CoshOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Cosh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Cosh(x);
}

/// <summary>The hyperbolic tangent.</summary>
public readonly struct TanhOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Tanh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Tanh(x);
}

/// <summary>The inverse hyperbolic sine.</summary>
public readonly struct AsinhOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Asinh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Asinh(x);
}

/// <summary>The inverse hyperbolic cosine.</summary>
public readonly struct AcoshOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Acosh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Acosh(x);
}

/// <summary>The inverse hyperbolic tangent.</summary>
public readonly struct AtanhOp : IUnaryOp
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Atanh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Atanh(x);
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
