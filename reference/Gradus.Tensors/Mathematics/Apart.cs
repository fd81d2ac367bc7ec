using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gradus.Tensors.Cpu;

namespace Gradus.Tensors.Mathematics;

/// <summary>An operation on a vector element by element, for the rare vectors that its vectors' algorithm does not suffice for.</summary>
internal static class Apart
{
    /// <summary>op(x) of each element.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<T> Invoke<TOp, T>(Vector512<T> x) where TOp : struct, IUnaryOp where T : unmanaged
    {
        for (int lane = 0; lane < Vector512<T>.Count; lane++) x = x.WithElement(lane, Apply.Unary<TOp, T>(x.GetElement(lane)));
        return x;
    }
}
