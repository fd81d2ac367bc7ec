using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu;

/// <summary>Combines a row of elements into one.</summary>
/// <remarks><para>A tree that depends on the length alone: blocks of <see cref="Block"/> elements, each in the lanes of eight vectors (so that eight operations are
/// under way, where each has to wait for the one before it in its own lane), then two blocks into one, two of these into one, and so on, still in lanes; the lanes come
/// last. So the result is the same to the last bit for any number of threads, for which pieces of 2ⁿ blocks are whole branches.</para>
/// <para>Between an element and a float32 sum of n of them stand at most 23 + ⌈log₂(n/2048)⌉ roundings: 16 in a lane of a block, 3 where the eight vectors meet, 4 where
/// the lanes do, and the tree's. The error of the sum is at most that many times 2⁻²⁴ · Σ|x|: for a million, 32 · 2⁻²⁴; typically a few units in the last place. (N. J.
/// Higham, “The accuracy of floating point summation”, SIAM J. Sci. Comput. 14 (1993).)</para></remarks>
internal static unsafe class Folds
{
    internal const int Block = 2048;

    private const int Piece = 32 * Block, LevelsInPiece = 6, Levels = 32;

    /// <summary>The elements combined; there is at least one.</summary>
    /// <param name="x">The first.</param>
    /// <param name="step">1 for neighbours, 0 for one element that stands for all.</param>
    /// <param name="count">How many there are.</param>
    public static T Row<TOp, T>(T* x, int step, nint count) where TOp : struct, IReductionOp where T : unmanaged =>
        step == 1 ? Row<TOp, T, Row<T>>(new(x), count) : Row<TOp, T, Same<T>>(new(x), count);

    /// <summary>Σ aᵢ·bᵢ; there is at least one product.</summary>
    public static T Dot<T>(T* a, T* b, nint count) where T : unmanaged => Row<AddOp, T, Products<T>>(new(a, b), count);

    /// <summary>The elements of an operand combined; there is at least one.</summary>
    public static T Row<TOp, T, TA>(TA x, nint count) where TOp : struct, IReductionOp where T : unmanaged where TA : struct, IOperand<T>
    {
        if (count < Vector512<T>.Count || !TA.IsVectorized)
        {
            T result = x.Element(0);
            for (nint i = 1; i < count; i++) result = Apply.Binary<TOp, T>(result, x.Element(i));
            return result;
        }
        return Lanes<TOp, T>(count <= Block ? OneBlock<TOp, T, TA>(x, 0, count) : count <= Piece ? Blocks<TOp, T, TA>(x, 0, count) : Pieces<TOp, T, TA>(x, count));
    }

    /// <summary>A vector's elements combined, half with half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lanes<TOp, T>(Vector512<T> lanes) where TOp : struct, IReductionOp where T : unmanaged
    {
        lanes = TOp.Invoke(lanes, Vector512.Create(lanes.GetUpper(), lanes.GetUpper()));
        var half = lanes.GetLower();
        lanes = TOp.Invoke(lanes, Vector512.Create(Vector256.Create(half.GetUpper(), half.GetUpper()), half));
        var last = lanes.GetLower().GetLower();
        T result = last.GetElement(0);
        for (int i = 1; i < Vector128<T>.Count; i++) result = Apply.Binary<TOp, T>(result, last.GetElement(i));
        return result;
    }

    /// <summary>What changes nothing when it is combined with anything: 0 would make a sum of −0 alone +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Neutral<TOp, T>() where TOp : struct, IReductionOp where T : unmanaged =>
        typeof(TOp) == typeof(AddOp) && typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(-0f)
        : typeof(TOp) == typeof(AddOp) && typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(-0.0)
        : Apply.Start<TOp, T>();

    // Pieces of whole blocks on any thread, and their results together in the same tree as within a piece.
    private static Vector512<T> Pieces<TOp, T, TA>(TA x, nint count) where TOp : struct, IReductionOp where T : unmanaged where TA : struct, IOperand<T>
    {
        int pieces = (int)((count + Piece - 1) / Piece);
        var results = ArrayPool<Vector512<T>>.Shared.Rent(pieces);
        fixed (Vector512<T>* into = results) Shared.Run(count, Weights.Cheap, new PieceLoop<TOp, T, TA>(x, into), Piece);
        var tree = new Tree<TOp, T>(stackalloc Vector512<T>[Levels]);
        for (int piece = 0; piece < pieces; piece++) tree.Add(results[piece]);
        ArrayPool<Vector512<T>>.Shared.Return(results);
        return tree.Result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Blocks<TOp, T, TA>(TA x, nint start, nint count) where TOp : struct, IReductionOp where T : unmanaged where TA : struct, IOperand<T>
    {
        var tree = new Tree<TOp, T>(stackalloc Vector512<T>[LevelsInPiece]);
        for (nint end = start + count; start < end; start += Block) tree.Add(OneBlock<TOp, T, TA>(x, start, Math.Min(Block, end - start)));
        return tree.Result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> OneBlock<TOp, T, TA>(TA x, nint i, nint count) where TOp : struct, IReductionOp where T : unmanaged where TA : struct, IOperand<T>
    {
        nint width = Vector512<T>.Count, end = i + count;
        Vector512<T> a, b, c, d, e, f, g, h;
        a = b = c = d = e = f = g = h = Vector512.Create(Neutral<TOp, T>());
        for (; i <= end - (8 * width); i += 8 * width)
        {
            a = TOp.Invoke(a, x.Vector(i));
            b = TOp.Invoke(b, x.Vector(i + width));
            c = TOp.Invoke(c, x.Vector(i + (2 * width)));
            d = TOp.Invoke(d, x.Vector(i + (3 * width)));
            e = TOp.Invoke(e, x.Vector(i + (4 * width)));
            f = TOp.Invoke(f, x.Vector(i + (5 * width)));
            g = TOp.Invoke(g, x.Vector(i + (6 * width)));
            h = TOp.Invoke(h, x.Vector(i + (7 * width)));
        }
        // What is left: four vectors, two, one, and the end, each to vectors of its own.
        if (i <= end - (4 * width))
        {
            a = TOp.Invoke(a, x.Vector(i));
            b = TOp.Invoke(b, x.Vector(i + width));
            c = TOp.Invoke(c, x.Vector(i + (2 * width)));
            d = TOp.Invoke(d, x.Vector(i + (3 * width)));
            i += 4 * width;
        }
        if (i <= end - (2 * width))
        {
            e = TOp.Invoke(e, x.Vector(i));
            f = TOp.Invoke(f, x.Vector(i + width));
            i += 2 * width;
        }
        if (i <= end - width)
        {
            g = TOp.Invoke(g, x.Vector(i));
            i += width;
        }
        if (i < end) h = TOp.Invoke(h, End<TOp, T, TA>(x, i, end - i));
        return TOp.Invoke(TOp.Invoke(TOp.Invoke(a, b), TOp.Invoke(c, d)), TOp.Invoke(TOp.Invoke(e, f), TOp.Invoke(g, h)));
    }

    // Fewer elements than a vector has.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> End<TOp, T, TA>(TA x, nint start, nint count) where TOp : struct, IReductionOp where T : unmanaged where TA : struct, IOperand<T>
    {
        var end = Vector512.Create(Neutral<TOp, T>());
        for (nint i = 0; i < count; i++) ((T*)&end)[i] = x.Element(start + i);
        return end;
    }

    private readonly struct PieceLoop<TOp, T, TA>(TA x, Vector512<T>* results) : ILoop where TOp : struct, IReductionOp where T : unmanaged where TA : struct, IOperand<T>
    {
        public void Run(nint start, nint count)
        {
            for (nint end = start + count; start < end; start += Piece) results[start / Piece] = Blocks<TOp, T, TA>(x, start, Math.Min(Piece, end - start));
        }
    }
}

/// <summary>Combines vectors as they come in the tree of a count by twos: the first two, then these with the next two, and so on.</summary>
/// <remarks>As in counting in binary, where bit n stands for a branch of 2ⁿ that waits for another: one more vector carries.</remarks>
/// <param name="waiting">Room for as many vectors as the count has bits.</param>
internal ref struct Tree<TOp, T>(Span<Vector512<T>> waiting) where TOp : struct, IReductionOp where T : unmanaged
{
    private readonly Span<Vector512<T>> waiting = waiting;
    private uint count;

    /// <summary>All vectors combined; there is at least one.</summary>
    public readonly Vector512<T> Result
    {
        get
        {
            int level = System.Numerics.BitOperations.TrailingZeroCount(count);
            var result = waiting[level];
            for (uint left = count >> ++level; left != 0; left >>= 1, level++)
            {
                if ((left & 1) != 0) result = TOp.Invoke(waiting[level], result);
            }
            return result;
        }
    }

    /// <summary>One more vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<T> vector)
    {
        int level = 0;
        for (uint left = count++; (left & 1) != 0; left >>= 1) vector = TOp.Invoke(waiting[level++], vector);
        waiting[level] = vector;
    }
}
