namespace Gradus.Tensors.Mathematics;

/// <summary>What the elementary functions of this folder are made of: arithmetic on one number or on a vector of them. A function is written once over lanes, so
/// that an element gets the same bits alone and within a vector.</summary>
/// <remarks>
/// The functions are straight lines: no tables, no branches (both sides are computed and one is taken), no arrays of coefficients. So vectors stay in registers,
/// and a compiler for a GPU can read the flavour of one number.
/// <para>Where the processor lacks a fused multiplication and addition (x64 before AVX2), <see cref="MultiplyAdd(V, V, V)"/> rounds twice. Results may differ
/// from another machine's in the last bits then; the stated errors hold on both.</para>
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="V">The number itself or a vector of such numbers.</typeparam>
internal interface ILanes<T, V> where T : unmanaged where V : unmanaged
{
    /// <summary>One number in all lanes.</summary>
    static abstract V All(T value);

    /// <summary>a + b.</summary>
    static abstract V Add(V a, V b);

    /// <summary>a − b.</summary>
    static abstract V Subtract(V a, V b);

    /// <summary>a · b.</summary>
    static abstract V Multiply(V a, V b);

    /// <summary>a / b.</summary>
    static abstract V Divide(V a, V b);

    /// <summary>a · b + c, rounded once where the processor can.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>a · b + c for one c.</summary>
    static abstract V MultiplyAdd(V a, V b, T c);

    /// <summary>|x|.</summary>
    static abstract V Abs(V x);

    /// <summary>A number, made negative where another is (−0 too). NaN stays NaN.</summary>
    static abstract V WithSign(V x, V sign);

    /// <summary>x, but a limit where x lies below it. NaN stays.</summary>
    static abstract V AtLeast(T limit, V x);

    /// <summary>x, but a limit where x lies above it. NaN stays.</summary>
    static abstract V AtMost(T limit, V x);

    /// <summary>a &lt; b ? yes : no.</summary>
    static abstract V WhereLess(V a, T b, V yes, V no);

    /// <summary>The integer next to x · factor, for products of at most 2²² (2⁵¹ in double precision); beyond, and for NaN, any number.</summary>
    static abstract V Nearest(V x, T factor);

    /// <summary>x · 2ⁿ, rounded once, for integers |n| ≤ 252 (2044 in double precision). NaN stays.</summary>
    static abstract V Scale(V x, V n);

    /// <summary>2ⁿ for integers that make it a normal number.</summary>
    static abstract V PowerOfTwo(V n);

    /// <summary>m of x = m · 2ᵉ with ¾ ≤ m &lt; 1½, for finite x &gt; 0; elsewhere a number that the logarithm takes no part of.</summary>
    static abstract V Significand(V x);

    /// <summary>e of x = m · 2ᵉ; −∞ of 0, ∞ of ∞, NaN of numbers below 0 and of NaN.</summary>
    /// <param name="x">A number.</param>
    /// <param name="significand">Its <see cref="Significand"/>.</param>
    static abstract V Exponent(V x, V significand);

    /// <summary>odd where an integer n is odd, even elsewhere.</summary>
    static abstract V WhereOdd(V n, V odd, V even);

    /// <summary>−x where the second bit of an integer n, from the lowest, is set (2 and 3 modulo 4), x elsewhere.</summary>
    static abstract V NegateSecondBit(V x, V n);
}
