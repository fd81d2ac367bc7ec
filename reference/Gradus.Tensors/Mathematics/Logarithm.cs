using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>The natural logarithm.</summary>
/// <remarks>x = m · 2ᵉ with ¾ ≤ m &lt; 1½, so that ln x = e ln 2 + ln m cancels nowhere. With f = m − 1, which is exact, ln(1 + f) is f + f² · q(f) in single
/// precision, and in double precision, where that would take many terms, 2 artanh s with s = f/(2 + f) (coefficients.py; the order in which it is added up is
/// from fdlibm's e_log.c). e is infinite for 0 and ∞ and NaN below 0, and makes the result so.
/// <para>Largest error: 1.08 units in the last place in single precision (of all floats), 0.8 in double precision (of 2,000 points, beside mpmath). ln 1 is
/// 0.</para></remarks>
internal readonly struct Logarithm : IElementaryFunction
{
    private const float
        L2 = -0.5f, L3 = 0.33333462f, L4 = -0.25000194f, L5 = 0.19991238f, L6 = -0.16644436f, L7 = 0.14458913f, L8 = -0.13168465f, L9 = 0.106277585f,
        L10 = -0.04705825f;

    private const double
        A3 = 0.666666666666666, A5 = 0.4000000000005695, A7 = 0.28571428555768225, A9 = 0.22222224302815236, A11 = 0.1818166551420481,
        A13 = 0.1539112330914609, A15 = 0.1317341391785906, A17 = 0.1384426501045523;

    /// <summary>ln x in single precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Single<L, V>(V x) where L : struct, ILanes<float, V> where V : unmanaged
    {
        V m = L.Significand(x);
        return SingleSum<L, V>(L.Exponent(x, m), L.Subtract(m, L.All(1)));
    }

    /// <summary>ln x in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Double<L, V>(V x) where L : struct, ILanes<double, V> where V : unmanaged
    {
        V m = L.Significand(x);
        return DoubleSum<L, V>(L.Exponent(x, m), L.Subtract(m, L.All(1)));
    }

    /// <summary>e ln 2 + ln(1 + f), from the smallest part to the greatest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SingleSum<L, V>(V e, V f) where L : struct, ILanes<float, V> where V : unmanaged
    {
        V q = L.MultiplyAdd(L.All(L10), f, L9);
        q = L.MultiplyAdd(q, f, L8);
        q = L.MultiplyAdd(q, f, L7);
        q = L.MultiplyAdd(q, f, L6);
        q = L.MultiplyAdd(q, f, L5);
        q = L.MultiplyAdd(q, f, L4);
        q = L.MultiplyAdd(q, f, L3);
        q = L.MultiplyAdd(q, f, L2);
        V low = L.MultiplyAdd(e, L.All(Exponential.SingleLn2Low), L.Multiply(L.Multiply(f, f), q));
        return L.MultiplyAdd(e, L.All(Exponential.SingleLn2High), L.Add(f, low));
    }

    /// <summary>e ln 2 + ln(1 + f), from the smallest part to the greatest: ln(1 + f) = f − (½f² − s · (½f² + R)), where s · R is what artanh's series has beyond
    /// its first term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DoubleSum<L, V>(V e, V f) where L : struct, ILanes<double, V> where V : unmanaged
    {
        V s = L.Divide(f, L.Add(L.All(2), f));
        V z = L.Multiply(s, s);
        V q = L.MultiplyAdd(L.All(A17), z, A15);
        q = L.MultiplyAdd(q, z, A13);
        q = L.MultiplyAdd(q, z, A11);
        q = L.MultiplyAdd(q, z, A9);
        q = L.MultiplyAdd(q, z, A7);
        q = L.MultiplyAdd(q, z, A5);
        q = L.MultiplyAdd(q, z, A3);
        V half = L.Multiply(L.Multiply(L.All(0.5), f), f);
        V low = L.MultiplyAdd(s, L.MultiplyAdd(q, z, half), L.Multiply(e, L.All(Exponential.DoubleLn2Low)));
        return L.MultiplyAdd(e, L.All(Exponential.DoubleLn2High), L.Subtract(f, L.Subtract(half, low)));
    }
}
