using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Gradus.Tensors.Mathematics;

/// <summary>Lanes of sixteen floats, where AVX-512 is: it has instructions for what <see cref="SingleVector"/> does with bits.</summary>
internal readonly struct SingleWide : ILanes<float, Vector512<float>>
{
    // 1.5 · 2²³: floats from 2²³ to 2²⁴ are integers, so adding it rounds to one.
    private const float Rounder = 12582912;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> All(float value) => Vector512.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> a, Vector512<float> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.MultiplyAddEstimate(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, float c) => Vector512.MultiplyAddEstimate(a, b, Vector512.Create(c));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Abs(Vector512<float> x) => Vector512.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WithSign(Vector512<float> x, Vector512<float> sign) => x | (sign & Vector512.Create(-0f));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AtLeast(float limit, Vector512<float> x) => Vector512.MaxNative(Vector512.Create(limit), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AtMost(float limit, Vector512<float> x) => Vector512.MinNative(Vector512.Create(limit), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WhereLess(Vector512<float> a, float b, Vector512<float> yes, Vector512<float> no) =>
        Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(b)), yes, no);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Nearest(Vector512<float> x, float factor) =>
        Vector512.MultiplyAddEstimate(x, Vector512.Create(factor), Vector512.Create(Rounder)) - Vector512.Create(Rounder);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> x, Vector512<float> n) => Avx512F.Scale(x, n);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> PowerOfTwo(Vector512<float> n) => Avx512F.Scale(Vector512.Create(1f), n);

    /// <inheritdoc/>
    /// <remarks>The control asks for [¾, 1½), and for NaN below 0.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Significand(Vector512<float> x) => Avx512F.GetMantissa(x, 0b1011);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exponent(Vector512<float> x, Vector512<float> significand) => Avx512F.GetExponent(x) - Avx512F.GetExponent(significand);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WhereOdd(Vector512<float> n, Vector512<float> odd, Vector512<float> even) =>
        Vector512.ConditionalSelect(Vector512.Equals(Bits(n) & Vector512.Create(1), Vector512<int>.Zero).AsSingle(), even, odd);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NegateSecondBit(Vector512<float> x, Vector512<float> n) => x ^ ((Bits(n) << 30).AsSingle() & Vector512.Create(-0f));

    // The lowest bits are an integer's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Bits(Vector512<float> n) => (n + Vector512.Create(Rounder)).AsInt32();
}
