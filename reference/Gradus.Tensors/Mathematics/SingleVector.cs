using System.Numerics;
using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>Lanes of as many floats as the processor takes at once, four or eight.</summary>
internal readonly struct SingleVector : ILanes<float, Vector<float>>
{
    // 1.5 · 2²³: floats from 2²³ to 2²⁴ are integers, so adding it rounds to one, which then stands in the lowest bits.
    private const float Rounder = 12582912;

    private const float LeastNormal = 1.17549435E-38f;

    // The bits of ¾.
    private const int ThreeQuarters = 0x3F400000;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> All(float value) => Vector.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> a, Vector<float> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Subtract(Vector<float> a, Vector<float> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Multiply(Vector<float> a, Vector<float> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Divide(Vector<float> a, Vector<float> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, Vector<float> c) => Vector.MultiplyAddEstimate(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, float c) => Vector.MultiplyAddEstimate(a, b, Vector.Create(c));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Abs(Vector<float> x) => Vector.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> WithSign(Vector<float> x, Vector<float> sign) => x | (sign & Vector.Create(-0f));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> AtLeast(float limit, Vector<float> x) => Vector.MaxNative(Vector.Create(limit), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> AtMost(float limit, Vector<float> x) => Vector.MinNative(Vector.Create(limit), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> WhereLess(Vector<float> a, float b, Vector<float> yes, Vector<float> no) =>
        Vector.ConditionalSelect(Vector.LessThan(a, Vector.Create(b)), yes, no);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Nearest(Vector<float> x, float factor) =>
        Vector.MultiplyAddEstimate(x, Vector.Create(factor), Vector.Create(Rounder)) - Vector.Create(Rounder);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Scale(Vector<float> x, Vector<float> n)
    {
        // Two factors that are normal numbers: the first product is exact, the second is rounded once.
        var half = Integer(n) >> 1;
        return x * PowerOf(half) * PowerOf(Integer(n) - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> PowerOfTwo(Vector<float> n) => PowerOf(Integer(n));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Significand(Vector<float> x) =>
        Vector.AsVectorSingle(((Vector.AsVectorInt32(Normal(x)) - Vector.Create(ThreeQuarters)) & Vector.Create(0x7FFFFF)) + Vector.Create(ThreeQuarters));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exponent(Vector<float> x, Vector<float> significand)
    {
        var exponent = Vector.ConvertToSingle((Vector.AsVectorInt32(Normal(x)) - Vector.Create(ThreeQuarters)) >> 23);
        exponent = Vector.ConditionalSelect(Vector.LessThan(x, Vector.Create(LeastNormal)), exponent - Vector.Create(24f), exponent);
        var notPositive = Vector.ConditionalSelect(Vector.Equals(x, Vector<float>.Zero), Vector.Create(float.NegativeInfinity), Vector.Create(float.NaN));
        exponent = Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), exponent, notPositive);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector.Create(float.PositiveInfinity)), exponent, x);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> WhereOdd(Vector<float> n, Vector<float> odd, Vector<float> even) =>
        Vector.ConditionalSelect(Vector.Equals(Integer(n) & Vector.Create(1), Vector<int>.Zero), even, odd);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> NegateSecondBit(Vector<float> x, Vector<float> n) => x ^ (Vector.AsVectorSingle(Integer(n) << 30) & Vector.Create(-0f));

    // Denormal numbers have no leading bit to find an exponent by.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Normal(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.LessThan(x, Vector.Create(LeastNormal)), x * Vector.Create(16777216f), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Integer(Vector<float> n) => Vector.AsVectorInt32(n + Vector.Create(Rounder)) - Vector.AsVectorInt32(Vector.Create(Rounder));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> PowerOf(Vector<int> n) => Vector.AsVectorSingle((n + Vector.Create(127)) << 23);
}
