using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu;

/// <summary>Combines a row of elements into one.</summary>
/// <remarks>In halves down to blocks of <see cref="Block"/>, and within a block in the lanes of four vectors: between an element and a float32 sum of n of them
/// stand at most 22 + log₂(n/1024) roundings (a block's 16 in its lane, 6 where the lanes meet), so the error of the sum of a million is at most 32 · 2⁻²⁴ · Σ|x|,
/// and typically
/// a few units in the last place.</remarks>
internal static class Folds
{
    private const int Block = 1024;

    /// <summary>The elements combined; there is at least one.</summary>
    /// <param name="x">The first.</param>
    /// <param name="step">1 for neighbours, 0 for one element that stands for all.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Row<TOp, T>(ref T x, int step, int count) where TOp : struct, IReductionOp where T : unmanaged
    {
        if (count > Block)
        {
            int half = (count / 2) & ~63;
            return Apply.Binary<TOp, T>(Row<TOp, T>(ref x, step, half), Row<TOp, T>(ref Unsafe.Add(ref x, half * step), step, count - half));
        }
        nint i = 1, mask = -step;
        T sum = x;
        if (TOp.IsVectorized && Vector512<T>.IsSupported && count >= Vector512<T>.Count)
        {
            Vector512<T> same = default;
            ref T items = ref Loops.Vectors(ref x, step, ref same);
            var first = Vector512.LoadUnsafe(ref items);
            i = Vector512<T>.Count;
            if (count >= 4 * Vector512<T>.Count)
            {
                var second = At(ref items, i & mask);
                var third = At(ref items, (2 * i) & mask);
                var fourth = At(ref items, (3 * i) & mask);
                for (i *= 4; i <= count - (4 * Vector512<T>.Count); i += 4 * Vector512<T>.Count)
                {
                    first = TOp.Invoke(first, At(ref items, i & mask));
                    second = TOp.Invoke(second, At(ref items, (i + Vector512<T>.Count) & mask));
                    third = TOp.Invoke(third, At(ref items, (i + (2 * Vector512<T>.Count)) & mask));
                    fourth = TOp.Invoke(fourth, At(ref items, (i + (3 * Vector512<T>.Count)) & mask));
                }
                first = TOp.Invoke(TOp.Invoke(first, second), TOp.Invoke(third, fourth));
            }
            for (; i <= count - Vector512<T>.Count; i += Vector512<T>.Count) first = TOp.Invoke(first, At(ref items, i & mask));
            sum = Lanes<TOp, T>(first);
        }
        for (; i < count; i++) sum = Apply.Binary<TOp, T>(sum, Unsafe.Add(ref x, i & mask));
        return sum;
    }

    /// <summary>A vector's elements combined, half with half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lanes<TOp, T>(Vector512<T> lanes) where TOp : struct, IReductionOp where T : unmanaged
    {
        lanes = TOp.Invoke(lanes, Vector512.Create(lanes.GetUpper(), lanes.GetUpper()));
        var half = lanes.GetLower();
        lanes = TOp.Invoke(lanes, Vector512.Create(Vector256.Create(half.GetUpper(), half.GetUpper()), half));
        var last = lanes.GetLower().GetLower();
        T sum = Apply.Binary<TOp, T>(last.GetElement(0), last.GetElement(1));
        return Vector128<T>.Count == 2 ? sum : Apply.Binary<TOp, T>(sum, Apply.Binary<TOp, T>(last.GetElement(2), last.GetElement(3)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> At<T>(ref T items, nint i) where T : unmanaged => Vector512.LoadUnsafe(ref items, (nuint)i);
}
