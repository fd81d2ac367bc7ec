namespace Gradus.Tensors.Mathematics;

/// <summary>A function of one number, written over lanes.</summary>
internal interface IElementaryFunction
{
    /// <summary>In single precision.</summary>
    static abstract V Single<L, V>(V x) where L : struct, ILanes<float, V> where V : unmanaged;

    /// <summary>In double precision.</summary>
    static abstract V Double<L, V>(V x) where L : struct, ILanes<double, V> where V : unmanaged;
}
