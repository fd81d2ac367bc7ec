using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>e to the power x.</summary>
/// <remarks>With n the integer next to x/ln 2 and r = x − n ln 2, |r| ≤ ½ ln 2: eˣ = 2ⁿ · eʳ, where eʳ is a polynomial (coefficients.py). ln 2 has two parts, of
/// which the first has so few bits that its product with n is exact. W. J. Cody and W. Waite, “Software manual for the elementary functions”, 1980.
/// <para>Largest error: 1.04 units in the last place in single precision (of all floats), 0.9 in double precision (of 2,000 points, beside mpmath). e⁰ is
/// 1.</para></remarks>
internal readonly struct Exponential : IElementaryFunction
{
    /// <summary>1/ln 2.</summary>
    public const double Log2E = 1.4426950408889634;

    /// <summary>ln 2 to 15 bits.</summary>
    public const float SingleLn2High = 0.69314575f;

    /// <summary>The rest of it; above 0.</summary>
    public const float SingleLn2Low = 1.4286068e-06f;

    /// <summary>ln 2 to 41 bits.</summary>
    public const double DoubleLn2High = 0.693147180559663;

    /// <summary>The rest of it; above 0.</summary>
    public const double DoubleLn2Low = 2.8235290563031577e-13;

    private const float
        E2 = 0.49999997f, E3 = 0.16666539f, E4 = 0.04166775f, E5 = 0.00836709f, E6 = 0.00138378f;

    private const double
        D2 = 0.5, D3 = 0.16666666666666677, D4 = 0.041666666666666505, D5 = 0.008333333333321655, D6 = 0.0013888888888962633,
        D7 = 0.0001984126988607326, D8 = 2.4801587172184964e-05, D9 = 2.7557244254360688e-06, D10 = 2.755740280797718e-07,
        D11 = 2.5109024406348847e-08, D12 = 2.0875320423680052e-09;

    /// <summary>eˣ in single precision; 0 below −103.98, ∞ above 88.73.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Single<L, V>(V x) where L : struct, ILanes<float, V> where V : unmanaged => SingleToHigh<L, V>(L.AtMost(89, x));

    /// <summary>eˣ in double precision; 0 below −745.14, ∞ above 709.79.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Double<L, V>(V x) where L : struct, ILanes<double, V> where V : unmanaged => DoubleToHigh<L, V>(L.AtMost(710, x));

    /// <summary>eˣ in single precision for x up to 89 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SingleToHigh<L, V>(V x) where L : struct, ILanes<float, V> where V : unmanaged
    {
        x = L.AtLeast(-104, x);
        V n = L.Nearest(x, (float)Log2E);
        return L.Scale(L.Add(L.All(1), SingleLessOne<L, V>(SingleRest<L, V>(x, n))), n);
    }

    /// <summary>eˣ in double precision for x up to 710 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DoubleToHigh<L, V>(V x) where L : struct, ILanes<double, V> where V : unmanaged
    {
        x = L.AtLeast(-746, x);
        V n = L.Nearest(x, Log2E);
        return L.Scale(L.Add(L.All(1), DoubleLessOne<L, V>(DoubleRest<L, V>(x, n))), n);
    }

    /// <summary>x − n ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SingleRest<L, V>(V x, V n) where L : struct, ILanes<float, V> where V : unmanaged =>
        L.MultiplyAdd(n, L.All(-SingleLn2Low), L.MultiplyAdd(n, L.All(-SingleLn2High), x));

    /// <summary>x − n ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DoubleRest<L, V>(V x, V n) where L : struct, ILanes<double, V> where V : unmanaged =>
        L.MultiplyAdd(n, L.All(-DoubleLn2Low), L.MultiplyAdd(n, L.All(-DoubleLn2High), x));

    /// <summary>eʳ − 1 for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SingleLessOne<L, V>(V r) where L : struct, ILanes<float, V> where V : unmanaged
    {
        V q = L.MultiplyAdd(L.All(E6), r, E5);
        q = L.MultiplyAdd(q, r, E4);
        q = L.MultiplyAdd(q, r, E3);
        q = L.MultiplyAdd(q, r, E2);
        return L.MultiplyAdd(L.Multiply(r, r), q, r);
    }

    /// <summary>eʳ − 1 for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DoubleLessOne<L, V>(V r) where L : struct, ILanes<double, V> where V : unmanaged
    {
        V q = L.MultiplyAdd(L.All(D12), r, D11);
        q = L.MultiplyAdd(q, r, D10);
        q = L.MultiplyAdd(q, r, D9);
        q = L.MultiplyAdd(q, r, D8);
        q = L.MultiplyAdd(q, r, D7);
        q = L.MultiplyAdd(q, r, D6);
        q = L.MultiplyAdd(q, r, D5);
        q = L.MultiplyAdd(q, r, D4);
        q = L.MultiplyAdd(q, r, D3);
        q = L.MultiplyAdd(q, r, D2);
        return L.MultiplyAdd(L.Multiply(r, r), q, r);
    }
}
