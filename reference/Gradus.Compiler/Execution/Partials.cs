using System.Runtime.Intrinsics;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Execution;

/// <summary>Combines partial results by twos: the first two, the next two, and so on, then these by twos. The order is that of the backend's reductions; it depends on their number
/// alone.</summary>
internal abstract unsafe class Partials
{
    /// <summary>For a reduction's struct and a type of elements.</summary>
    public static Partials For(Type operation, DType dtype) =>
        (Partials)Activator.CreateInstance(typeof(Of<,>).MakeGenericType(operation, Flavour.Element(dtype)))!;

    /// <summary>Combines; the partial results are overwritten.</summary>
    /// <param name="partials">[groups, count, width] numbers.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="count">How many partial results each has.</param>
    /// <param name="width">How many numbers a partial result has.</param>
    /// <param name="intoNumbers">Whether a group's last result, a vector, is combined into a number.</param>
    /// <param name="to">[groups, width] numbers, or [groups].</param>
    public abstract void Combine(byte* partials, int groups, int count, int width, bool intoNumbers, byte* to);

    private sealed class Of<TOp, T> : Partials where TOp : struct, IReductionOp where T : unmanaged
    {
        public override void Combine(byte* partials, int groups, int count, int width, bool intoNumbers, byte* to)
        {
            for (int group = 0; group < groups; group++)
            {
                T* first = (T*)partials + ((long)group * count * width);
                for (int step = 1; step < count; step *= 2)
                {
                    for (int i = 0; i + step < count; i += 2 * step) Pair(first + ((long)i * width), first + ((long)(i + step) * width), width);
                }
                if (intoNumbers) ((T*)to)[group] = Lanes.Fold<TOp, T>(Vector512.Load(first), width);
                else new ReadOnlySpan<T>(first, width).CopyTo(new Span<T>((T*)to + ((long)group * width), width));
            }
        }

        private static void Pair(T* first, T* second, int width)
        {
            int i = 0;
            for (; i <= width - Vector512<T>.Count; i += Vector512<T>.Count) TOp.Invoke(Vector512.Load(first + i), Vector512.Load(second + i)).Store(first + i);
            for (; i < width; i++) first[i] = Apply.Binary<TOp, T>(first[i], second[i]);
        }
    }
}
