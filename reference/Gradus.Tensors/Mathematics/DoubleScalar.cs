using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>A lane of one double: what a lane of <see cref="DoubleVector"/> does, to the bit.</summary>
internal readonly struct DoubleScalar : ILanes<double, double>
{
    private const double Rounder = 6755399441055744;

    private const double LeastNormal = 2.2250738585072014E-308;

    private const long ThreeQuarters = 0x3FE8000000000000;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double All(double value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Add(double a, double b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Subtract(double a, double b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Multiply(double a, double b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Divide(double a, double b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MultiplyAdd(double a, double b, double c) => double.MultiplyAddEstimate(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Abs(double x) => Math.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double WithSign(double x, double sign) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) | (BitConverter.DoubleToInt64Bits(sign) & long.MinValue));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AtLeast(double limit, double x) => x < limit ? limit : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AtMost(double limit, double x) => x > limit ? limit : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double WhereLess(double a, double b, double yes, double no) => a < b ? yes : no;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Nearest(double x, double factor) => double.MultiplyAddEstimate(x, factor, Rounder) - Rounder;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Scale(double x, double n)
    {
        long half = Integer(n) >> 1;
        return x * PowerOf(half) * PowerOf(Integer(n) - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double PowerOfTwo(double n) => PowerOf(Integer(n));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Significand(double x) =>
        BitConverter.Int64BitsToDouble(((BitConverter.DoubleToInt64Bits(Normal(x)) - ThreeQuarters) & 0xFFFFFFFFFFFFF) + ThreeQuarters);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exponent(double x, double significand)
    {
        double exponent = ((BitConverter.DoubleToInt64Bits(Normal(x)) - ThreeQuarters) >> 52) - (x < LeastNormal ? 54.0 : 0.0);
        exponent = x > 0 ? exponent : x == 0 ? double.NegativeInfinity : double.NaN;
        return x < double.PositiveInfinity ? exponent : x;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double WhereOdd(double n, double odd, double even) => (Integer(n) & 1) == 0 ? even : odd;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double NegateSecondBit(double x, double n) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) ^ ((Integer(n) << 62) & long.MinValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Normal(double x) => x < LeastNormal ? x * 18014398509481984 : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Integer(double n) => BitConverter.DoubleToInt64Bits(n + Rounder) - BitConverter.DoubleToInt64Bits(Rounder);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOf(long n) => BitConverter.Int64BitsToDouble((n + 1023) << 52);
}
