using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>The cosine, the sine a quarter of a turn on, for |x| up to <see cref="Circular"/>'s limits.</summary>
internal readonly struct Cosine : IElementaryFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Single<L, V>(V x) where L : struct, ILanes<float, V> where V : unmanaged
    {
        V n = Circular.SingleQuarters<L, V>(x);
        return Circular.SingleTurned<L, V>(Circular.SingleRest<L, V>(x, n), L.Add(n, L.All(1)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Double<L, V>(V x) where L : struct, ILanes<double, V> where V : unmanaged
    {
        V n = Circular.DoubleQuarters<L, V>(x);
        return Circular.DoubleTurned<L, V>(Circular.DoubleRest<L, V>(x, n), L.Add(n, L.All(1)));
    }
}
