using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Mathematics;

/// <summary>Sine and cosine near 0: with n the integer next to x/(π/2) and r = x − n π/2, |r| ≤ π/4, one of sin r and cos r with one of the signs.</summary>
/// <remarks>π/2 has parts, of which all but the last have so few bits that their products with n are exact for |x| up to a limit. Beyond that the parts do not
/// suffice, and the platform's functions, which know π to a thousand bits, take over. The polynomials are from coefficients.py.
/// <para>Largest error: 2.34 units in the last place for the sine and 2.33 for the cosine in single precision (of all floats), 1.5 in double precision (of 2,000 points for
/// each, beside mpmath); the greatest are of large x that come close to a multiple of π/2. cos 0 is 1.</para></remarks>
internal static class Circular
{
    /// <summary>How far the parts of π/2 suffice in single precision.</summary>
    public const float SingleLimit = 8192;

    /// <summary>How far they suffice in double precision.</summary>
    public const double DoubleLimit = 1048576;

    private const double TwoOverPi = 0.6366197723675814;

    // π/2, of three times 11 bits and 24, and of twice 33 bits and 53.
    private const float
        P0 = 1.5703125f, P1 = 0.0004837513f, P2 = 7.5495336e-08f, P3 = 2.563344e-12f;

    private const double
        Q0 = 1.5707963267341256, Q1 = 6.077100506303966e-11, Q2 = 2.0222662487959506e-21;

    private const float
        S3 = -0.16666655f, S5 = 0.008332188f, S7 = -0.00019518095f,
        C4 = 0.041666646f, C6 = -0.001388731f, C8 = 2.4432327e-05f;

    private const double
        D3 = -0.1666666666666663, D5 = 0.008333333333322063, D7 = -0.00019841269829542918, D9 = 2.7557313604621124e-06,
        D11 = -2.5050745051163052e-08, D13 = 1.5896068221762474e-10,
        D4 = 0.041666666666666595, D6 = -0.0013888888888872975, D8 = 2.4801587288800367e-05, D10 = -2.755731416406927e-07,
        D12 = 2.0875698720500548e-09, D14 = -1.1358424110901917e-11;

    /// <summary>Whether the parts suffice for all of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWithinLimit<T>(Vector512<T> x) where T : unmanaged => typeof(T) == typeof(float)
        ? Vector512.LessThanOrEqualAll(Vector512.Abs(x.AsSingle()), Vector512.Create(SingleLimit))
        : Vector512.LessThanOrEqualAll(Vector512.Abs(x.AsDouble()), Vector512.Create(DoubleLimit));

    /// <summary>The integer next to x/(π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SingleQuarters<L, V>(V x) where L : struct, ILanes<float, V> where V : unmanaged => L.Nearest(x, (float)TwoOverPi);

    /// <summary>The integer next to x/(π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DoubleQuarters<L, V>(V x) where L : struct, ILanes<double, V> where V : unmanaged => L.Nearest(x, TwoOverPi);

    /// <summary>x − n π/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SingleRest<L, V>(V x, V n) where L : struct, ILanes<float, V> where V : unmanaged
    {
        V r = L.MultiplyAdd(n, L.All(-P0), x);
        r = L.MultiplyAdd(n, L.All(-P1), r);
        r = L.MultiplyAdd(n, L.All(-P2), r);
        return L.MultiplyAdd(n, L.All(-P3), r);
    }

    /// <summary>x − n π/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DoubleRest<L, V>(V x, V n) where L : struct, ILanes<double, V> where V : unmanaged
    {
        V r = L.MultiplyAdd(n, L.All(-Q0), x);
        r = L.MultiplyAdd(n, L.All(-Q1), r);
        return L.MultiplyAdd(n, L.All(-Q2), r);
    }

    /// <summary>sin(r + n π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SingleTurned<L, V>(V r, V n) where L : struct, ILanes<float, V> where V : unmanaged
    {
        V z = L.Multiply(r, r);
        V s = L.MultiplyAdd(L.All(S7), z, S5);
        s = L.MultiplyAdd(s, z, S3);
        V c = L.MultiplyAdd(L.All(C8), z, C6);
        c = L.MultiplyAdd(c, z, C4);
        return Chosen<L, float, V>(n, L.WithSign(L.MultiplyAdd(L.Multiply(r, z), s, r), r), L.MultiplyAdd(L.Multiply(z, z), c, L.MultiplyAdd(z, L.All(-0.5f), 1)));
    }

    /// <summary>sin(r + n π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DoubleTurned<L, V>(V r, V n) where L : struct, ILanes<double, V> where V : unmanaged
    {
        V z = L.Multiply(r, r);
        V s = L.MultiplyAdd(L.All(D13), z, D11);
        s = L.MultiplyAdd(s, z, D9);
        s = L.MultiplyAdd(s, z, D7);
        s = L.MultiplyAdd(s, z, D5);
        s = L.MultiplyAdd(s, z, D3);
        V c = L.MultiplyAdd(L.All(D14), z, D12);
        c = L.MultiplyAdd(c, z, D10);
        c = L.MultiplyAdd(c, z, D8);
        c = L.MultiplyAdd(c, z, D6);
        c = L.MultiplyAdd(c, z, D4);
        return Chosen<L, double, V>(n, L.WithSign(L.MultiplyAdd(L.Multiply(r, z), s, r), r), L.MultiplyAdd(L.Multiply(z, z), c, L.MultiplyAdd(z, L.All(-0.5), 1)));
    }

    // By the last bit of n the sine or the cosine, by the one before it the sign.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Chosen<L, T, V>(V n, V sine, V cosine) where L : struct, ILanes<T, V> where T : unmanaged where V : unmanaged =>
        L.NegateSecondBit(L.WhereOdd(n, cosine, sine), n);
}
