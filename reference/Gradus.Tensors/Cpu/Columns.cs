using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu;

/// <summary>Combines lines of neighbours element by element: the gradient of a bias is the sum of a batch's lines.</summary>
/// <remarks><para>Columns are done in strips of eight vectors that stay in registers while the lines pass, and what is left in strips of one. A line's part of a strip is
/// half a kilobyte in one piece, which is read at the speed of long rows.</para>
/// <para>Within a strip 16 lines are combined one after the other, and their results by twos: between an element and a sum of n lines stand at most
/// 16 + ⌈log₂(n/16)⌉ roundings. A column's order does not depend on the strip it is in, so neither does its result.</para></remarks>
/// <param name="lines">The axes whose places are the lines.</param>
/// <param name="step">How far neighbours in a line lie apart: 1, or 0 for one element that stands for all.</param>
internal readonly unsafe struct Columns<TOp, T>(Axes lines, int step) where TOp : struct, IReductionOp where T : unmanaged
{
    internal const int Sequence = 16;

    private const int Vectors = 8, Levels = 32;

    private readonly nint between = lines.EvenStep;

    /// <summary>How many columns are done together.</summary>
    public static int Width => Vectors * 64 / sizeof(T);

    /// <summary>Combines some columns.</summary>
    /// <param name="from">The first line's first element among them.</param>
    /// <param name="to">The first result.</param>
    /// <param name="count">How many columns there are.</param>
    public void Run(T* from, T* to, nint count)
    {
        if (step == 0 || !Vector512<T>.IsSupported)
        {
            // Few types and few tensors come here: masks, and columns that are all alike.
            nint different = step == 0 ? 1 : count;
            for (nint i = 0; i < different; i++) to[i] = One(from + i);
            if (step == 0) new Span<T>(to, (int)count).Fill(*to);
            return;
        }
        nint column = 0, width = Vector512<T>.Count;
        for (; column <= count - Width; column += Width) Strip(from + column, to + column);
        for (; column <= count - width; column += width) Narrow(from + column, to + column);
        if (column == count) return;
        if (count >= width) Narrow(from + count - width, to + count - width);
        else Few(from, to, (int)count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Strip(T* from, T* to)
    {
        nint width = Vector512<T>.Count;
        var waiting = stackalloc Vector512<T>[Levels * Vectors];
        int count = lines.Count;
        for (int line = 0, group = 0; line < count; group++)
        {
            T* x = Line(from, line);
            Vector512<T> a = Vector512.Load(x), b = Vector512.Load(x + width), c = Vector512.Load(x + (2 * width)), d = Vector512.Load(x + (3 * width)),
                e = Vector512.Load(x + (4 * width)), f = Vector512.Load(x + (5 * width)), g = Vector512.Load(x + (6 * width)), h = Vector512.Load(x + (7 * width));
            int end = Math.Min(line + Sequence, count);
            for (line++; line < end; line++)
            {
                x = Line(from, line);
                a = TOp.Invoke(a, Vector512.Load(x));
                b = TOp.Invoke(b, Vector512.Load(x + width));
                c = TOp.Invoke(c, Vector512.Load(x + (2 * width)));
                d = TOp.Invoke(d, Vector512.Load(x + (3 * width)));
                e = TOp.Invoke(e, Vector512.Load(x + (4 * width)));
                f = TOp.Invoke(f, Vector512.Load(x + (5 * width)));
                g = TOp.Invoke(g, Vector512.Load(x + (6 * width)));
                h = TOp.Invoke(h, Vector512.Load(x + (7 * width)));
            }
            // As in Tree: a group's sums carry into those that wait, by twos.
            int level = 0;
            for (int left = group; (left & 1) != 0; left >>= 1, level++)
            {
                var other = waiting + (level * Vectors);
                (a, b, c, d) = (TOp.Invoke(other[0], a), TOp.Invoke(other[1], b), TOp.Invoke(other[2], c), TOp.Invoke(other[3], d));
                (e, f, g, h) = (TOp.Invoke(other[4], e), TOp.Invoke(other[5], f), TOp.Invoke(other[6], g), TOp.Invoke(other[7], h));
            }
            var place = waiting + (level * Vectors);
            (place[0], place[1], place[2], place[3], place[4], place[5], place[6], place[7]) = (a, b, c, d, e, f, g, h);
        }
        uint groups = (uint)((count + Sequence - 1) / Sequence);
        for (int vector = 0; vector < Vectors; vector++) Together(waiting + vector, Vectors, groups).Store(to + (vector * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Narrow(T* from, T* to)
    {
        var tree = new Tree<TOp, T>(stackalloc Vector512<T>[Levels]);
        int count = lines.Count;
        for (int line = 0; line < count;)
        {
            var sum = Vector512.Load(Line(from, line));
            int end = Math.Min(line + Sequence, count);
            for (line++; line < end; line++) sum = TOp.Invoke(sum, Vector512.Load(Line(from, line)));
            tree.Add(sum);
        }
        tree.Result.Store(to);
    }

    // Fewer columns than a vector has elements. The elements behind a line's are read and not used, as long as they are the tensor's; at its end a copy is read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Few(T* from, T* to, int columns)
    {
        var tree = new Tree<TOp, T>(stackalloc Vector512<T>[Levels]);
        Vector512<T> copy = default;
        int count = lines.Count;
        T* end = Line(from, count - 1) + columns - Vector512<T>.Count;
        for (int line = 0; line < count;)
        {
            Vector512<T> sum = default;
            for (int first = line, last = Math.Min(line + Sequence, count); line < last; line++)
            {
                T* x = Line(from, line);
                if (x > end)
                {
                    new ReadOnlySpan<T>(x, columns).CopyTo(new Span<T>(&copy, columns));
                    x = (T*)&copy;
                }
                sum = line == first ? Vector512.Load(x) : TOp.Invoke(sum, Vector512.Load(x));
            }
            tree.Add(sum);
        }
        var result = tree.Result;
        new ReadOnlySpan<T>(&result, columns).CopyTo(new Span<T>(to, columns));
    }

    // One column, element by element, in the same order.
    private T One(T* from)
    {
        var waiting = stackalloc T[Levels];
        int count = lines.Count;
        for (int line = 0, group = 0; line < count; group++)
        {
            T sum = *Line(from, line);
            int end = Math.Min(line + Sequence, count), level = 0;
            for (line++; line < end; line++) sum = Apply.Binary<TOp, T>(sum, *Line(from, line));
            for (int left = group; (left & 1) != 0; left >>= 1, level++) sum = Apply.Binary<TOp, T>(waiting[level], sum);
            waiting[level] = sum;
        }
        uint groups = (uint)((count + Sequence - 1) / Sequence);
        int bottom = System.Numerics.BitOperations.TrailingZeroCount(groups);
        T result = waiting[bottom];
        for (int level = bottom + 1; groups >> level != 0; level++)
        {
            if (((groups >> level) & 1) != 0) result = Apply.Binary<TOp, T>(waiting[level], result);
        }
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T* Line(T* from, int line) => from + (between != Axes.Uneven ? line * between : lines.Offset(line));

    private static Vector512<T> Together(Vector512<T>* waiting, int stride, uint count)
    {
        int bottom = System.Numerics.BitOperations.TrailingZeroCount(count);
        var result = waiting[bottom * stride];
        for (int level = bottom + 1; count >> level != 0; level++)
        {
            if (((count >> level) & 1) != 0) result = TOp.Invoke(waiting[level * stride], result);
        }
        return result;
    }
}
