using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Fusion;

/// <summary>What emitted kernels need beside the operations' own structs: the last elements of a row, which do not fill a vector; masks, which are bytes in memory and
/// all bits of a lane in registers; and a vector's lanes combined into one number.</summary>
internal static unsafe class Lanes
{
    /// <summary>Neighbouring elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(T* from) where T : unmanaged => Vector512.Load(from);

    /// <summary>One element in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Spread<T>(T* from) where T : unmanaged => Vector512.Create(*from);

    /// <summary>Stores all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> lanes, T* to) where T : unmanaged => lanes.Store(to);

    /// <summary>Stores the first lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst<T>(Vector512<T> lanes, T* to) where T : unmanaged => *to = lanes.ToScalar();

    /// <summary>Lanes of a where the mask has all bits, of b where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Choose<TMask, T>(Vector512<TMask> mask, Vector512<T> a, Vector512<T> b) => Vector512.ConditionalSelect(mask.As<TMask, T>(), a, b);

    /// <summary>The same bits as lanes of another type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TTo> Seen<T, TTo>(Vector512<T> lanes) => lanes.As<T, TTo>();

    /// <summary>Where one of two masks holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Or<T>(Vector512<T> a, Vector512<T> b) => a | b;

    /// <summary>Where both masks hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> And<T>(Vector512<T> a, Vector512<T> b) => a & b;

    /// <summary>1 where a mask holds, 0 elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> OneWhere<TMask, T>(Vector512<TMask> mask) => mask.As<TMask, T>() & Vector512<T>.One;

    /// <summary>Where lanes are not 0: NaN is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TMask> IsNotZero<T, TMask>(Vector512<T> lanes) => ~Vector512.Equals(lanes, Vector512<T>.Zero).As<T, TMask>();

    /// <summary>The first <paramref name="count"/> elements; the other lanes are 0, and nothing beyond the elements is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadPart<T>(T* from, nint count) where T : unmanaged
    {
        var kept = Kept<T>(count);
        if (Avx512F.IsSupported)
        {
            return sizeof(T) == 4 ? Avx512F.MaskLoad((int*)from, kept.AsInt32(), Vector512<int>.Zero).As<int, T>()
                : Avx512F.MaskLoad((long*)from, kept.AsInt64(), Vector512<long>.Zero).As<long, T>();
        }
        if (Avx2.IsSupported)
        {
            return sizeof(T) == 4
                ? Vector512.Create(Avx2.MaskLoad((int*)from, kept.GetLower().AsInt32()), Avx2.MaskLoad((int*)from + 8, kept.GetUpper().AsInt32())).As<int, T>()
                : Vector512.Create(Avx2.MaskLoad((long*)from, kept.GetLower().AsInt64()), Avx2.MaskLoad((long*)from + 4, kept.GetUpper().AsInt64())).As<long, T>();
        }
        Vector512<T> part = default;
        for (nint i = 0; i < count; i++) ((T*)&part)[i] = from[i];
        return part;
    }

    /// <summary>Stores the first <paramref name="count"/> lanes, and touches nothing beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart<T>(Vector512<T> lanes, T* to, nint count) where T : unmanaged
    {
        var kept = Kept<T>(count);
        if (Avx512F.IsSupported)
        {
            if (sizeof(T) == 4) Avx512F.MaskStore((int*)to, kept.AsInt32(), lanes.AsInt32());
            else Avx512F.MaskStore((long*)to, kept.AsInt64(), lanes.AsInt64());
        }
        else if (Avx2.IsSupported && sizeof(T) == 4)
        {
            Avx2.MaskStore((int*)to, kept.GetLower().AsInt32(), lanes.GetLower().AsInt32());
            Avx2.MaskStore((int*)to + 8, kept.GetUpper().AsInt32(), lanes.GetUpper().AsInt32());
        }
        else if (Avx2.IsSupported)
        {
            Avx2.MaskStore((long*)to, kept.GetLower().AsInt64(), lanes.GetLower().AsInt64());
            Avx2.MaskStore((long*)to + 4, kept.GetUpper().AsInt64(), lanes.GetUpper().AsInt64());
        }
        else
        {
            for (nint i = 0; i < count; i++) to[i] = ((T*)&lanes)[i];
        }
    }

    /// <summary>The first <paramref name="count"/> lanes, and in the others a number that changes no combination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Fill<T>(Vector512<T> lanes, nint count, Vector512<T> neutral) where T : unmanaged => Vector512.ConditionalSelect(Kept<T>(count), lanes, neutral);

    /// <summary>A row's lanes combined into one number, as the backend's reductions do it: half with half, and the last ones in order; of a row that does not fill a vector, all in
    /// order.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="columns">How many elements the row had.</param>
    public static T Fold<TOp, T>(Vector512<T> lanes, nint columns) where TOp : struct, IReductionOp where T : unmanaged
    {
        if (columns < Vector512<T>.Count) return InOrder<TOp, T>((T*)&lanes, (int)columns);
        return Folds.Lanes<TOp, T>(lanes);
    }

    /// <summary>Bytes of 0 and 1 as lanes without and with all bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadMask<T>(byte* from) where T : unmanaged =>
        Widen<T>(sizeof(T) == 4 ? Vector128.Load(from) : Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(from)).AsByte());

    /// <summary>The first <paramref name="count"/> bytes as lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadMaskPart<T>(byte* from, nint count) where T : unmanaged
    {
        Vector128<byte> part = default;
        for (nint i = 0; i < count; i++) ((byte*)&part)[i] = from[i];
        return Widen<T>(part);
    }

    /// <summary>A byte in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SpreadMask<T>(byte* from) where T : unmanaged => *from != 0 ? Vector512<T>.AllBitsSet : Vector512<T>.Zero;

    /// <summary>Lanes as bytes of 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask<T>(Vector512<T> lanes, byte* to) where T : unmanaged
    {
        var bytes = Narrow(lanes);
        if (sizeof(T) == 4) bytes.Store(to);
        else Unsafe.WriteUnaligned(to, bytes.AsUInt64().ToScalar());
    }

    /// <summary>The first lane as a byte of 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirstMask<T>(Vector512<T> lanes, byte* to) where T : unmanaged => *to = (byte)(lanes.As<T, byte>().ToScalar() & 1);

    /// <summary>The first <paramref name="count"/> lanes as bytes of 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMaskPart<T>(Vector512<T> lanes, byte* to, nint count) where T : unmanaged
    {
        var bytes = Narrow(lanes);
        for (nint i = 0; i < count; i++) to[i] = ((byte*)&bytes)[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T InOrder<TOp, T>(T* numbers, int count) where TOp : struct, IReductionOp where T : unmanaged
    {
        T sum = numbers[0];
        for (int i = 1; i < count; i++) sum = Apply.Binary<TOp, T>(sum, numbers[i]);
        return sum;
    }

    // All bits of the lanes before a position.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Kept<T>(nint count) where T : unmanaged => sizeof(T) == 4
        ? Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).As<int, T>()
        : Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Widen<T>(Vector128<byte> bytes) where T : unmanaged
    {
        if (Avx512F.IsSupported)
        {
            return sizeof(T) == 4 ? (Vector512<int>.Zero - Avx512F.ConvertToVector512Int32(bytes)).As<int, T>()
                : (Vector512<long>.Zero - Avx512F.ConvertToVector512Int64(bytes)).As<long, T>();
        }
        var (lower, upper) = Vector128.Widen(bytes);
        if (sizeof(T) == 4)
        {
            var (first, second) = Vector256.Widen(Vector256.Create(lower, upper));
            return (Vector512<int>.Zero - Vector512.Create(first, second).AsInt32()).As<int, T>();
        }
        var (low, high) = Vector128.Widen(lower);
        var (even, odd) = Vector256.Widen(Vector256.Create(low, high));
        return (Vector512<long>.Zero - Vector512.Create(even, odd).AsInt64()).As<long, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow<T>(Vector512<T> lanes) where T : unmanaged
    {
        if (Avx512F.IsSupported)
        {
            return (sizeof(T) == 4 ? Avx512F.ConvertToVector128Byte(lanes.AsInt32()) : Avx512F.ConvertToVector128Byte(lanes.AsInt64())) & Vector128<byte>.One;
        }
        var words = sizeof(T) == 4 ? lanes.AsInt32() : Vector512.Create(Vector256.Narrow(lanes.GetLower().AsInt64(), lanes.GetUpper().AsInt64()), default);
        var halves = Vector256.Narrow(words.GetLower(), words.GetUpper());
        return Vector128.Narrow(halves.GetLower(), halves.GetUpper()).AsByte() & Vector128<byte>.One;
    }
}
