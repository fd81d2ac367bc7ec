using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>The hyperbolic tangent: m/(m + 2) for m = e^(2|x|) − 1, with x's sign.</summary>
/// <remarks>Nothing cancels, and no quotient is above 1. Largest error: 2.57 units in the last place in single precision (of all floats), 1.9 in double precision
/// (of 2,000 points, beside mpmath).</remarks>
internal readonly struct HyperbolicTangent : IElementaryFunction
{
    /// <summary>tanh x in single precision; ±1 from 9.02 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Single<L, V>(V x) where L : struct, ILanes<float, V> where V : unmanaged
    {
        V y = L.AtMost(10, L.Abs(x));
        y = L.Add(y, y);
        V n = L.Nearest(y, (float)Exponential.Log2E);
        V power = L.PowerOfTwo(n);
        V m = L.MultiplyAdd(power, Exponential.SingleLessOne<L, V>(Exponential.SingleRest<L, V>(y, n)), L.Subtract(power, L.All(1)));
        return L.WithSign(L.Divide(m, L.Add(m, L.All(2))), x);
    }

    /// <summary>tanh x in double precision; ±1 from 19.07 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Double<L, V>(V x) where L : struct, ILanes<double, V> where V : unmanaged
    {
        V y = L.AtMost(20, L.Abs(x));
        y = L.Add(y, y);
        V n = L.Nearest(y, Exponential.Log2E);
        V power = L.PowerOfTwo(n);
        V m = L.MultiplyAdd(power, Exponential.DoubleLessOne<L, V>(Exponential.DoubleRest<L, V>(y, n)), L.Subtract(power, L.All(1)));
        return L.WithSign(L.Divide(m, L.Add(m, L.All(2))), x);
    }
}
