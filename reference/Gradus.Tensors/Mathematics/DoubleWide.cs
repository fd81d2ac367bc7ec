using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Gradus.Tensors.Mathematics;

/// <summary>Lanes of eight doubles, where AVX-512 is: it has instructions for what <see cref="DoubleVector"/> does with bits.</summary>
internal readonly struct DoubleWide : ILanes<double, Vector512<double>>
{
    // 1.5 · 2⁵²: doubles from 2⁵² to 2⁵³ are integers, so adding it rounds to one.
    private const double Rounder = 6755399441055744;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> All(double value) => Vector512.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Divide(Vector512<double> a, Vector512<double> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.MultiplyAddEstimate(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, double c) => Vector512.MultiplyAddEstimate(a, b, Vector512.Create(c));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Abs(Vector512<double> x) => Vector512.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> WithSign(Vector512<double> x, Vector512<double> sign) => x | (sign & Vector512.Create(-0.0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AtLeast(double limit, Vector512<double> x) => Vector512.MaxNative(Vector512.Create(limit), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AtMost(double limit, Vector512<double> x) => Vector512.MinNative(Vector512.Create(limit), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> WhereLess(Vector512<double> a, double b, Vector512<double> yes, Vector512<double> no) =>
        Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(b)), yes, no);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Nearest(Vector512<double> x, double factor) =>
        Vector512.MultiplyAddEstimate(x, Vector512.Create(factor), Vector512.Create(Rounder)) - Vector512.Create(Rounder);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(Vector512<double> x, Vector512<double> n) => Avx512F.Scale(x, n);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> PowerOfTwo(Vector512<double> n) => Avx512F.Scale(Vector512.Create(1.0), n);

    /// <inheritdoc/>
    /// <remarks>The control asks for [¾, 1½), and for NaN below 0.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Significand(Vector512<double> x) => Avx512F.GetMantissa(x, 0b1011);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exponent(Vector512<double> x, Vector512<double> significand) => Avx512F.GetExponent(x) - Avx512F.GetExponent(significand);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> WhereOdd(Vector512<double> n, Vector512<double> odd, Vector512<double> even) =>
        Vector512.ConditionalSelect(Vector512.Equals(Bits(n) & Vector512.Create(1L), Vector512<long>.Zero).AsDouble(), even, odd);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> NegateSecondBit(Vector512<double> x, Vector512<double> n) => x ^ ((Bits(n) << 62).AsDouble() & Vector512.Create(-0.0));

    // The lowest bits are an integer's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Bits(Vector512<double> n) => (n + Vector512.Create(Rounder)).AsInt64();
}
