using System.Numerics;
using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>Lanes of as many doubles as the processor takes at once, two or four.</summary>
internal readonly struct DoubleVector : ILanes<double, Vector<double>>
{
    // 1.5 · 2⁵²: doubles from 2⁵² to 2⁵³ are integers, so adding it rounds to one, which then stands in the lowest bits.
    private const double Rounder = 6755399441055744;

    private const double LeastNormal = 2.2250738585072014E-308;

    // The bits of ¾.
    private const long ThreeQuarters = 0x3FE8000000000000;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> All(double value) => Vector.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Add(Vector<double> a, Vector<double> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Subtract(Vector<double> a, Vector<double> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Multiply(Vector<double> a, Vector<double> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Divide(Vector<double> a, Vector<double> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> MultiplyAdd(Vector<double> a, Vector<double> b, Vector<double> c) => Vector.MultiplyAddEstimate(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> MultiplyAdd(Vector<double> a, Vector<double> b, double c) => Vector.MultiplyAddEstimate(a, b, Vector.Create(c));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Abs(Vector<double> x) => Vector.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> WithSign(Vector<double> x, Vector<double> sign) => x | (sign & Vector.Create(-0.0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> AtLeast(double limit, Vector<double> x) => Vector.MaxNative(Vector.Create(limit), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> AtMost(double limit, Vector<double> x) => Vector.MinNative(Vector.Create(limit), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> WhereLess(Vector<double> a, double b, Vector<double> yes, Vector<double> no) =>
        Vector.ConditionalSelect(Vector.LessThan(a, Vector.Create(b)), yes, no);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Nearest(Vector<double> x, double factor) =>
        Vector.MultiplyAddEstimate(x, Vector.Create(factor), Vector.Create(Rounder)) - Vector.Create(Rounder);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Scale(Vector<double> x, Vector<double> n)
    {
        // Made positive for the shift, of which AVX2 has none with a sign. Two factors that are normal numbers: the first product is exact, the second is rounded once.
        var half = ((Integer(n) + Vector.Create(4096L)) >>> 1) - Vector.Create(2048L);
        return x * PowerOf(half) * PowerOf(Integer(n) - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> PowerOfTwo(Vector<double> n) => PowerOf(Integer(n));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Significand(Vector<double> x) =>
        Vector.AsVectorDouble(((Vector.AsVectorInt64(Normal(x)) - Vector.Create(ThreeQuarters)) & Vector.Create(0xFFFFFFFFFFFFFL)) + Vector.Create(ThreeQuarters));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exponent(Vector<double> x, Vector<double> significand)
    {
        // Made positive, and put below the bits of 2⁵²: AVX2 has neither signed shifts nor conversions of longs.
        var biased = (Vector.AsVectorInt64(Normal(x)) - Vector.Create(ThreeQuarters) + Vector.Create(1023L << 52)) >>> 52;
        var exponent = Vector.AsVectorDouble(biased | Vector.AsVectorInt64(Vector.Create(4503599627370496.0))) - Vector.Create(4503599627370496.0 + 1023);
        exponent = Vector.ConditionalSelect(Vector.LessThan(x, Vector.Create(LeastNormal)), exponent - Vector.Create(54.0), exponent);
        var notPositive = Vector.ConditionalSelect(Vector.Equals(x, Vector<double>.Zero), Vector.Create(double.NegativeInfinity), Vector.Create(double.NaN));
        exponent = Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<double>.Zero), exponent, notPositive);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector.Create(double.PositiveInfinity)), exponent, x);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> WhereOdd(Vector<double> n, Vector<double> odd, Vector<double> even) =>
        Vector.ConditionalSelect(Vector.Equals(Integer(n) & Vector.Create(1L), Vector<long>.Zero), even, odd);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> NegateSecondBit(Vector<double> x, Vector<double> n) => x ^ (Vector.AsVectorDouble(Integer(n) << 62) & Vector.Create(-0.0));

    // Denormal numbers have no leading bit to find an exponent by.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Normal(Vector<double> x) =>
        Vector.ConditionalSelect(Vector.LessThan(x, Vector.Create(LeastNormal)), x * Vector.Create(18014398509481984.0), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<long> Integer(Vector<double> n) => Vector.AsVectorInt64(n + Vector.Create(Rounder)) - Vector.AsVectorInt64(Vector.Create(Rounder));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> PowerOf(Vector<long> n) => Vector.AsVectorDouble((n + Vector.Create(1023L)) << 52);
}
