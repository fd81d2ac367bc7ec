using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu;

/// <summary>The loops of the elementwise templates: over rows whose operands are neighbours in memory (step 1) or one element that stands for all (step 0).</summary>
/// <remarks>An index is masked with −step: it counts along a row, and stays 0 for an element that stands for all, which for whole vectors is spread over one first.
/// So one loop serves all combinations. The loops are compiled at full optimisation from the first call: short programs would otherwise run them unoptimised.</remarks>
internal static class Loops
{
    /// <summary>y[i] = op(x[i]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Map<TOp, T>(ref T x, ref T y, int count) where TOp : struct, IUnaryOp where T : unmanaged
    {
        nint i = 0;
        if (TOp.IsVectorized && Vector512<T>.IsSupported)
        {
            for (; i <= count - Vector512<T>.Count; i += Vector512<T>.Count) TOp.Invoke(Vector512.LoadUnsafe(ref x, (nuint)i)).StoreUnsafe(ref y, (nuint)i);
        }
        for (; i < count; i++) Unsafe.Add(ref y, i) = Apply.Unary<TOp, T>(Unsafe.Add(ref x, i));
    }

    /// <summary>y[i] = op(a[i], b[i]); y may be a or b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Zip<TOp, T>(ref T a, int stepA, ref T b, int stepB, ref T y, int count) where TOp : struct, IBinaryOp where T : unmanaged
    {
        nint i = 0, maskA = -stepA, maskB = -stepB;
        if (TOp.IsVectorized && Vector512<T>.IsSupported && count >= Vector512<T>.Count)
        {
            Vector512<T> sameA = default, sameB = default;
            ref T left = ref Vectors(ref a, stepA, ref sameA);
            ref T right = ref Vectors(ref b, stepB, ref sameB);
            for (; i <= count - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                TOp.Invoke(Vector512.LoadUnsafe(ref left, (nuint)(i & maskA)), Vector512.LoadUnsafe(ref right, (nuint)(i & maskB))).StoreUnsafe(ref y, (nuint)i);
            }
        }
        for (; i < count; i++) Unsafe.Add(ref y, i) = Apply.Binary<TOp, T>(Unsafe.Add(ref a, i & maskA), Unsafe.Add(ref b, i & maskB));
    }

    /// <summary>y[i] = does op(a[i], b[i]) hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compare<TOp, T>(ref T a, int stepA, ref T b, int stepB, ref bool y, int count) where TOp : struct, IComparisonOp where T : unmanaged
    {
        nint i = 0, maskA = -stepA, maskB = -stepB;
        if (count >= 64)
        {
            Vector512<T> sameA = default, sameB = default;
            ref T left = ref Vectors(ref a, stepA, ref sameA);
            ref T right = ref Vectors(ref b, stepB, ref sameB);
            // Sixteen 32-bit masks to a vector, four vectors to one of 64 bytes: −1 where it holds, of which the lowest bit is C#'s true.
            for (; i <= count - 64; i += 64)
            {
                var lower = Vector512.Narrow(Masks<TOp, T>(ref left, maskA, ref right, maskB, i), Masks<TOp, T>(ref left, maskA, ref right, maskB, i + 16));
                var upper = Vector512.Narrow(Masks<TOp, T>(ref left, maskA, ref right, maskB, i + 32), Masks<TOp, T>(ref left, maskA, ref right, maskB, i + 48));
                (Vector512.Narrow(lower, upper) & Vector512<sbyte>.One).StoreUnsafe(ref Unsafe.As<bool, sbyte>(ref y), (nuint)i);
            }
        }
        for (; i < count; i++) Unsafe.Add(ref y, i) = Apply.Holds<TOp, T>(Unsafe.Add(ref a, i & maskA), Unsafe.Add(ref b, i & maskB));
    }

    /// <summary>y[i] = condition[i] ? a[i] : b[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Select<T>(ref bool condition, int stepCondition, ref T a, int stepA, ref T b, int stepB, ref T y, int count) where T : unmanaged
    {
        nint i = 0, maskCondition = -stepCondition, maskA = -stepA, maskB = -stepB;
        if (Vector512<T>.IsSupported && stepCondition == 1 && count >= Vector512<T>.Count)
        {
            Vector512<T> sameA = default, sameB = default;
            ref T left = ref Vectors(ref a, stepA, ref sameA);
            ref T right = ref Vectors(ref b, stepB, ref sameB);
            for (; i <= count - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                Vector512.ConditionalSelect(Widened<T>(ref Unsafe.As<bool, byte>(ref Unsafe.Add(ref condition, i))),
                    Vector512.LoadUnsafe(ref left, (nuint)(i & maskA)), Vector512.LoadUnsafe(ref right, (nuint)(i & maskB))).StoreUnsafe(ref y, (nuint)i);
            }
        }
        for (; i < count; i++) Unsafe.Add(ref y, i) = Unsafe.Add(ref condition, i & maskCondition) ? Unsafe.Add(ref a, i & maskA) : Unsafe.Add(ref b, i & maskB);
    }

    /// <summary>Where to load vectors from: the row itself, or a vector that an element which stands for all is spread over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Vectors<T>(ref T row, int step, ref Vector512<T> same) where T : unmanaged
    {
        if (step != 0) return ref row;
        same = Vector512.Create(row);
        return ref Unsafe.As<Vector512<T>, T>(ref same);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Masks<TOp, T>(ref T a, nint maskA, ref T b, nint maskB, nint i) where TOp : struct, IComparisonOp where T : unmanaged
    {
        var first = TOp.Invoke(Vector512.LoadUnsafe(ref a, (nuint)(i & maskA)), Vector512.LoadUnsafe(ref b, (nuint)(i & maskB)));
        if (Unsafe.SizeOf<T>() == 4) return first.AsInt32();
        i += Vector512<T>.Count;
        return Vector512.Narrow(first.AsInt64(), TOp.Invoke(Vector512.LoadUnsafe(ref a, (nuint)(i & maskA)), Vector512.LoadUnsafe(ref b, (nuint)(i & maskB))).AsInt64());
    }

    // All bits of an element set where a byte is 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Widened<T>(ref byte mask) where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == 4)
        {
            var bytes = Vector128.LoadUnsafe(ref mask);
            var words = Vector256.Create(Vector128.WidenLower(bytes), Vector128.WidenUpper(bytes));
            return (Vector512<int>.Zero - Vector512.Create(Vector256.WidenLower(words), Vector256.WidenUpper(words)).AsInt32()).As<int, T>();
        }
        var halves = Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref mask)).AsByte());
        var integers = Vector256.Create(Vector128.WidenLower(halves), Vector128.WidenUpper(halves));
        return (Vector512<long>.Zero - Vector512.Create(Vector256.WidenLower(integers), Vector256.WidenUpper(integers)).AsInt64()).As<long, T>();
    }
}
