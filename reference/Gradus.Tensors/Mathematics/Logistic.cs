using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>The logistic function (sigmoid): with e = e^(−|x|), 1/(1 + e) from 0 on and e/(1 + e) below, so that nothing overflows.</summary>
/// <remarks>Largest error: 2.41 units in the last place in single precision (of all floats), 1.7 in double precision (of 2,000 points, beside mpmath).</remarks>
internal readonly struct Logistic : IElementaryFunction
{
    /// <summary>1/(1 + e⁻ˣ) in single precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Single<L, V>(V x) where L : struct, ILanes<float, V> where V : unmanaged
    {
        V e = Exponential.SingleToHigh<L, V>(L.WithSign(x, L.All(-1)));
        return L.Divide(L.WhereLess(x, 0, e, L.All(1)), L.Add(L.All(1), e));
    }

    /// <summary>1/(1 + e⁻ˣ) in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Double<L, V>(V x) where L : struct, ILanes<double, V> where V : unmanaged
    {
        V e = Exponential.DoubleToHigh<L, V>(L.WithSign(x, L.All(-1)));
        return L.Divide(L.WhereLess(x, 0, e, L.All(1)), L.Add(L.All(1), e));
    }
}
