using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Gradus.Tensors.Cpu;

// Masks made and used. A mask is a byte of 0 or 1 for each element, in memory as in C#.
internal static unsafe partial class Loops
{
    // Masks that are written together: a vector of bytes.
    private const int MaskStep = 64;

    /// <summary>y[i] = does op(a[i·stepA], b[i·stepB]) hold, for steps of 1 and 0.</summary>
    public static void Compare<TOp, T>(T* a, int stepA, T* b, int stepB, bool* y, nint count) where TOp : struct, IComparisonOp where T : unmanaged
    {
        if (stepA != 0 && stepB != 0) Compare<TOp, T, Row<T>, Row<T>>(new(a), new(b), y, count);
        else if (stepA != 0) Compare<TOp, T, Row<T>, Same<T>>(new(a), new(b), y, count);
        else if (stepB != 0) Compare<TOp, T, Same<T>, Row<T>>(new(a), new(b), y, count);
        else new Span<bool>(y, checked((int)count)).Fill(Apply.Holds<TOp, T>(*a, *b));
    }

    /// <summary>y[i] = condition[i] ? a[i·stepA] : b[i·stepB], for steps of 1 and 0; y may be a or b.</summary>
    public static void Select<T>(bool* condition, T* a, int stepA, T* b, int stepB, T* y, nint count) where T : unmanaged
    {
        if (stepA != 0 && stepB != 0) Select<T, Row<T>, Row<T>>(condition, new(a), new(b), y, count);
        else if (stepA != 0) Select<T, Row<T>, Same<T>>(condition, new(a), new(b), y, count);
        else if (stepB != 0) Select<T, Same<T>, Row<T>>(condition, new(a), new(b), y, count);
        else Select<T, Same<T>, Same<T>>(condition, new(a), new(b), y, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compare<TOp, T, TA, TB>(TA a, TB b, bool* y, nint count)
        where TOp : struct, IComparisonOp where T : unmanaged where TA : struct, IOperand<T> where TB : struct, IOperand<T>
    {
        nint i = 0;
        for (; i <= count - MaskStep; i += MaskStep) Masks<TOp, T, TA, TB>(a, b, i).Store((sbyte*)y + i);
        if (i < count && count >= MaskStep) Masks<TOp, T, TA, TB>(a, b, count - MaskStep).Store((sbyte*)y + count - MaskStep);
        else for (; i < count; i++) y[i] = Apply.Holds<TOp, T>(a.Element(i), b.Element(i));
    }

    // Sixteen 32-bit masks to a vector, four vectors to one of 64 bytes: −1 where it holds, of which the lowest bit is C#'s true.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<sbyte> Masks<TOp, T, TA, TB>(TA a, TB b, nint i)
        where TOp : struct, IComparisonOp where T : unmanaged where TA : struct, IOperand<T> where TB : struct, IOperand<T>
    {
        var lower = Vector512.Narrow(Sixteen<TOp, T, TA, TB>(a, b, i), Sixteen<TOp, T, TA, TB>(a, b, i + 16));
        var upper = Vector512.Narrow(Sixteen<TOp, T, TA, TB>(a, b, i + 32), Sixteen<TOp, T, TA, TB>(a, b, i + 48));
        return Vector512.Narrow(lower, upper) & Vector512<sbyte>.One;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Sixteen<TOp, T, TA, TB>(TA a, TB b, nint i)
        where TOp : struct, IComparisonOp where T : unmanaged where TA : struct, IOperand<T> where TB : struct, IOperand<T>
    {
        var first = TOp.Invoke(a.Vector(i), b.Vector(i));
        if (sizeof(T) == 4) return first.AsInt32();
        i += Vector512<T>.Count;
        return Vector512.Narrow(first.AsInt64(), TOp.Invoke(a.Vector(i), b.Vector(i)).AsInt64());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Select<T, TA, TB>(bool* condition, TA a, TB b, T* y, nint count) where T : unmanaged where TA : struct, IOperand<T> where TB : struct, IOperand<T>
    {
        nint i = 0;
        if (Vector512<T>.IsSupported && count >= Vector512<T>.Count)
        {
            nint width = Vector512<T>.Count, end = count - width;
            var last = Vector512.ConditionalSelect(Widened<T>((byte*)condition + end), a.Vector(end), b.Vector(end));
            for (; i < end; i += width) Vector512.ConditionalSelect(Widened<T>((byte*)condition + i), a.Vector(i), b.Vector(i)).Store(y + i);
            last.Store(y + end);
            return;
        }
        for (; i < count; i++) y[i] = condition[i] ? a.Element(i) : b.Element(i);
    }

    // All bits of an element set where a byte is 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Widened<T>(byte* mask) where T : unmanaged => sizeof(T) == 4
        ? Vector512.GreaterThan(WidenedToInt(mask), Vector512<int>.Zero).As<int, T>()
        : Vector512.GreaterThan(WidenedToLong(mask), Vector512<long>.Zero).As<long, T>();

    // Processors have an instruction for it, which the compiler does not make of the general words below.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> WidenedToInt(byte* mask)
    {
        var bytes = Vector128.Load(mask);
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Int32(bytes);
        if (Avx2.IsSupported) return Vector512.Create(Avx2.ConvertToVector256Int32(bytes), Avx2.ConvertToVector256Int32(Vector128.CreateScalar(*(ulong*)(mask + 8)).AsByte()));
        var words = Vector256.Create(Vector128.WidenLower(bytes), Vector128.WidenUpper(bytes));
        return Vector512.Create(Vector256.WidenLower(words), Vector256.WidenUpper(words)).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> WidenedToLong(byte* mask)
    {
        var bytes = Vector128.CreateScalar(*(ulong*)mask).AsByte();
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Int64(bytes);
        var halves = Vector128.WidenLower(bytes);
        var integers = Vector256.Create(Vector128.WidenLower(halves), Vector128.WidenUpper(halves));
        return Vector512.Create(Vector256.WidenLower(integers), Vector256.WidenUpper(integers)).AsInt64();
    }
}
