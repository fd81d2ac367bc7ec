using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>A lane of one float: what a lane of <see cref="SingleVector"/> does, to the bit.</summary>
internal readonly struct SingleScalar : ILanes<float, float>
{
    private const float Rounder = 12582912;

    private const float LeastNormal = 1.17549435E-38f;

    private const int ThreeQuarters = 0x3F400000;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float All(float value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float a, float b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Subtract(float a, float b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Multiply(float a, float b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Divide(float a, float b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) => float.MultiplyAddEstimate(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float x) => MathF.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float WithSign(float x, float sign) =>
        BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) | (BitConverter.SingleToInt32Bits(sign) & int.MinValue));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AtLeast(float limit, float x) => x < limit ? limit : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AtMost(float limit, float x) => x > limit ? limit : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float WhereLess(float a, float b, float yes, float no) => a < b ? yes : no;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Nearest(float x, float factor) => float.MultiplyAddEstimate(x, factor, Rounder) - Rounder;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Scale(float x, float n)
    {
        int half = Integer(n) >> 1;
        return x * PowerOf(half) * PowerOf(Integer(n) - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float PowerOfTwo(float n) => PowerOf(Integer(n));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Significand(float x) =>
        BitConverter.Int32BitsToSingle(((BitConverter.SingleToInt32Bits(Normal(x)) - ThreeQuarters) & 0x7FFFFF) + ThreeQuarters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exponent(float x, float significand)
    {
        float exponent = ((BitConverter.SingleToInt32Bits(Normal(x)) - ThreeQuarters) >> 23) - (x < LeastNormal ? 24f : 0f);
        exponent = x > 0 ? exponent : x == 0 ? float.NegativeInfinity : float.NaN;
        return x < float.PositiveInfinity ? exponent : x;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float WhereOdd(float n, float odd, float even) => (Integer(n) & 1) == 0 ? even : odd;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float NegateSecondBit(float x, float n) =>
        BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) ^ ((Integer(n) << 30) & int.MinValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Normal(float x) => x < LeastNormal ? x * 16777216 : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Integer(float n) => BitConverter.SingleToInt32Bits(n + Rounder) - BitConverter.SingleToInt32Bits(Rounder);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float PowerOf(int n) => BitConverter.Int32BitsToSingle((n + 127) << 23);
}
