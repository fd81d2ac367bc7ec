using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Mathematics;

/// <summary>The sine, for |x| up to <see cref="Circular"/>'s limits.</summary>
internal readonly struct Sine : IElementaryFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Single<L, V>(V x) where L : struct, ILanes<float, V> where V : unmanaged
    {
        V n = Circular.SingleQuarters<L, V>(x);
        return Circular.SingleTurned<L, V>(Circular.SingleRest<L, V>(x, n), n);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Double<L, V>(V x) where L : struct, ILanes<double, V> where V : unmanaged
    {
        V n = Circular.DoubleQuarters<L, V>(x);
        return Circular.DoubleTurned<L, V>(Circular.DoubleRest<L, V>(x, n), n);
    }
}
