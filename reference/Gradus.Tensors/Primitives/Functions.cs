using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gradus.Tensors.Mathematics;

namespace Gradus.Tensors;

// One struct for each function of one element. The lines are the mathematics; loops, vectors and devices are the templates' affair.

/// <summary>e to the power x.</summary>
public readonly struct ExpOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => Elementary<Exponential>.Invoke(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Elementary<Exponential>.Invoke(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Elementary<Exponential>.Invoke(x);
}

/// <summary>eˣ − 1, exact near 0.</summary>
public readonly struct Expm1Op : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => Elementary<ExponentialMinusOne>.Invoke(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Elementary<ExponentialMinusOne>.Invoke(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Elementary<ExponentialMinusOne>.Invoke(x);
}

/// <summary>The natural logarithm.</summary>
public readonly struct LogOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => Elementary<Logarithm>.Invoke(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Elementary<Logarithm>.Invoke(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Elementary<Logarithm>.Invoke(x);
}

/// <summary>ln(1 + x), exact near 0.</summary>
public readonly struct Log1pOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => Elementary<LogarithmOfOnePlus>.Invoke(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Elementary<LogarithmOfOnePlus>.Invoke(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Elementary<LogarithmOfOnePlus>.Invoke(x);
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
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Abs(x) <= Circular.SingleLimit ? Elementary<Sine>.Invoke(x) : MathF.Sin(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Abs(x) <= Circular.DoubleLimit ? Elementary<Sine>.Invoke(x) : Math.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Circular.IsWithinLimit(x) ? Elementary<Sine>.Invoke(x) : Apart.Invoke<SinOp, T>(x);
}

/// <summary>The cosine.</summary>
public readonly struct CosOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Abs(x) <= Circular.SingleLimit ? Elementary<Cosine>.Invoke(x) : MathF.Cos(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Abs(x) <= Circular.DoubleLimit ? Elementary<Cosine>.Invoke(x) : Math.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Circular.IsWithinLimit(x) ? Elementary<Cosine>.Invoke(x) : Apart.Invoke<CosOp, T>(x);
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
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => Elementary<HyperbolicTangent>.Invoke(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Elementary<HyperbolicTangent>.Invoke(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Elementary<HyperbolicTangent>.Invoke(x);
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
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => Elementary<Logistic>.Invoke(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Elementary<Logistic>.Invoke(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Elementary<Logistic>.Invoke(x);
}

/// <summary>The error function.</summary>
public readonly struct ErfOp : IUnaryOp
{
    /// <inheritdoc/>
    public static bool IsVectorized => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => Elementary<ErrorFunction>.Invoke(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Elementary<ErrorFunction>.Invoke(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => Elementary<ErrorFunction>.Invoke(x);
}
