using System.Runtime.Intrinsics;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;

namespace Gradus.Compiler.Execution;

/// <summary>Combines partial results, in halves: the second half into the first, until one is left. The order depends on their number alone.</summary>
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
    /// <param name="to">[groups, width] numbers.</param>
    public abstract void Combine(byte* partials, int groups, int count, int width, byte* to);

    private sealed class Of<TOp, T> : Partials where TOp : struct, IReductionOp where T : unmanaged
    {
        public override void Combine(byte* partials, int groups, int count, int width, byte* to)
        {
            for (int group = 0; group < groups; group++)
            {
                T* first = (T*)partials + ((long)group * count * width);
                for (int left = count; left > 1;)
                {
                    int half = (left + 1) / 2;
                    Halves(first, first + ((long)half * width), (left - half) * width);
                    left = half;
                }
                new ReadOnlySpan<T>(first, width).CopyTo(new Span<T>((T*)to + ((long)group * width), width));
            }
        }

        private static void Halves(T* first, T* second, int count)
        {
            int i = 0;
            for (; i <= count - Vector512<T>.Count; i += Vector512<T>.Count) TOp.Invoke(Vector512.Load(first + i), Vector512.Load(second + i)).Store(first + i);
            for (; i < count; i++) first[i] = Scalars.Combine<TOp, T>(first[i], second[i]);
        }
    }
}
