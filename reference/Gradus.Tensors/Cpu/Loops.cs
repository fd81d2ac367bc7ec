using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu;

/// <summary>The loops of the elementwise templates.</summary>
/// <remarks><para>A row is done in whole vectors of 512 bits; where the processor has narrower ones the compiler makes two or four of each. Operations of a few instructions
/// go four vectors a step, so that the loop's own instructions do not count; longer ones keep a processor busy by themselves.</para>
/// <para>A row whose length is no multiple of a vector's ends in a vector that overlaps the one before. It is computed first and stored last: so the result
/// may be written over an operand. Rows shorter than a vector go element by element. Nothing outside the rows is read.</para>
/// <para>The loops are compiled at full optimisation from the first call: short programs would otherwise run them unoptimised.</para></remarks>
internal static unsafe partial class Loops
{
    // From here on a stretch of a result does not fit in the caches: it is written past them, which saves reading what is overwritten.
    private const long PastCaches = 32L << 20;

    /// <summary>y[i] = op(x[i]); y may be x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Map<TOp, T>(T* x, T* y, nint count) where TOp : struct, IUnaryOp where T : unmanaged
    {
        nint i = 0, width = Vector512<T>.Count;
        if (!TOp.IsVectorized || count < width)
        {
            for (; i < count; i++) y[i] = Apply.Unary<TOp, T>(x[i]);
            return;
        }
        var last = TOp.Invoke(Vector512.Load(x + count - width));
        if (GoesPastCaches<T>(y, count))
        {
            for (; i < count - width; i += width) TOp.Invoke(Vector512.Load(x + i)).StoreAlignedNonTemporal(y + i);
        }
        else if (Weights.OfUnary<TOp>() == Weights.Cheap)
        {
            for (; i <= count - (4 * width); i += 4 * width)
            {
                TOp.Invoke(Vector512.Load(x + i)).Store(y + i);
                TOp.Invoke(Vector512.Load(x + i + width)).Store(y + i + width);
                TOp.Invoke(Vector512.Load(x + i + (2 * width))).Store(y + i + (2 * width));
                TOp.Invoke(Vector512.Load(x + i + (3 * width))).Store(y + i + (3 * width));
            }
        }
        for (; i < count - width; i += width) TOp.Invoke(Vector512.Load(x + i)).Store(y + i);
        last.Store(y + count - width);
    }

    /// <summary>y[i] = op(a[i], b[i]); y may be a or b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Zip<TOp, T, TA, TB>(TA a, TB b, T* y, nint count)
        where TOp : struct, IBinaryOp where T : unmanaged where TA : struct, IOperand<T> where TB : struct, IOperand<T>
    {
        nint i = 0;
        if (!TOp.IsVectorized || !TA.IsVectorized || !TB.IsVectorized || count < Vector512<T>.Count)
        {
            for (; i < count; i++) y[i] = Apply.Binary<TOp, T>(a.Element(i), b.Element(i));
            return;
        }
        nint width = Vector512<T>.Count;
        var last = TOp.Invoke(a.Vector(count - width), b.Vector(count - width));
        if (GoesPastCaches<T>(y, count))
        {
            for (; i < count - width; i += width) TOp.Invoke(a.Vector(i), b.Vector(i)).StoreAlignedNonTemporal(y + i);
        }
        else if (Weights.OfBinary<TOp>() == Weights.Cheap)
        {
            for (; i <= count - (4 * width); i += 4 * width)
            {
                TOp.Invoke(a.Vector(i), b.Vector(i)).Store(y + i);
                TOp.Invoke(a.Vector(i + width), b.Vector(i + width)).Store(y + i + width);
                TOp.Invoke(a.Vector(i + (2 * width)), b.Vector(i + (2 * width))).Store(y + i + (2 * width));
                TOp.Invoke(a.Vector(i + (3 * width)), b.Vector(i + (3 * width))).Store(y + i + (3 * width));
            }
        }
        for (; i < count - width; i += width) TOp.Invoke(a.Vector(i), b.Vector(i)).Store(y + i);
        last.Store(y + count - width);
    }

    /// <summary>y[i] = op(a[i·stepA], b[i·stepB]) for steps of 1 and 0; y may be a or b.</summary>
    public static void Zip<TOp, T>(T* a, int stepA, T* b, int stepB, T* y, nint count) where TOp : struct, IBinaryOp where T : unmanaged
    {
        // Masks are bytes of 0 and 1, on which a vector operation works as well.
        if (typeof(T) == typeof(bool)) Zip<TOp, byte>((byte*)a, stepA, (byte*)b, stepB, (byte*)y, count);
        else if (stepA != 0 && stepB != 0) Zip<TOp, T, Row<T>, Row<T>>(new(a), new(b), y, count);
        else if (stepA != 0) Zip<TOp, T, Row<T>, Same<T>>(new(a), new(b), y, count);
        else if (stepB != 0) Zip<TOp, T, Same<T>, Row<T>>(new(a), new(b), y, count);
        else new Span<T>(y, checked((int)count)).Fill(Apply.Binary<TOp, T>(*a, *b));
    }

    /// <summary>y[i] = a[i]; y may be what a is computed from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store<T, TA>(TA a, T* y, nint count) where T : unmanaged where TA : struct, IOperand<T>
    {
        nint i = 0;
        if (!TA.IsVectorized || count < Vector512<T>.Count)
        {
            for (; i < count; i++) y[i] = a.Element(i);
            return;
        }
        nint width = Vector512<T>.Count;
        var last = a.Vector(count - width);
        for (; i < count - width; i += width) a.Vector(i).Store(y + i);
        last.Store(y + count - width);
    }

    // A store past the caches must be aligned, as results are unless they are parts of one.
    private static bool GoesPastCaches<T>(T* y, nint count) where T : unmanaged =>
        (long)count * sizeof(T) >= PastCaches && (nint)y % Block.Alignment == 0;
}
