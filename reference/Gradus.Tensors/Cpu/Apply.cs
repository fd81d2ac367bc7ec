using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu;

/// <summary>An operation's scalar function for a type of elements known only to the loop: the compiler keeps one branch.</summary>
internal static class Apply
{
    /// <summary>op(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Unary<TOp, T>(T x) where TOp : struct, IUnaryOp where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(TOp.Invoke(Unsafe.BitCast<T, float>(x)))
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(TOp.Invoke(Unsafe.BitCast<T, double>(x)))
        : Unsafe.BitCast<int, T>(TOp.Invoke(Unsafe.BitCast<T, int>(x)));

    /// <summary>op(a, b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Binary<TOp, T>(T a, T b) where TOp : struct, IBinaryOp where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(TOp.Invoke(Unsafe.BitCast<T, float>(a), Unsafe.BitCast<T, float>(b)))
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(TOp.Invoke(Unsafe.BitCast<T, double>(a), Unsafe.BitCast<T, double>(b)))
        : typeof(T) == typeof(int) ? Unsafe.BitCast<int, T>(TOp.Invoke(Unsafe.BitCast<T, int>(a), Unsafe.BitCast<T, int>(b)))
        : Unsafe.BitCast<bool, T>(TOp.Invoke(Unsafe.BitCast<T, bool>(a), Unsafe.BitCast<T, bool>(b))); // masks, also as bytes of 0 and 1

    /// <summary>Does op(a, b) hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds<TOp, T>(T a, T b) where TOp : struct, IComparisonOp where T : unmanaged =>
        typeof(T) == typeof(float) ? TOp.Invoke(Unsafe.BitCast<T, float>(a), Unsafe.BitCast<T, float>(b))
        : typeof(T) == typeof(double) ? TOp.Invoke(Unsafe.BitCast<T, double>(a), Unsafe.BitCast<T, double>(b))
        : TOp.Invoke(Unsafe.BitCast<T, int>(a), Unsafe.BitCast<T, int>(b));

    /// <summary>What a reduction starts from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Start<TOp, T>() where TOp : struct, IReductionOp where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(TOp.Start32)
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(TOp.Start64)
        : typeof(T) == typeof(int) ? Unsafe.BitCast<int, T>(TOp.StartInt)
        : Unsafe.BitCast<bool, T>(TOp.Start32 > 0);

    /// <summary>A number in another type. Every type of elements is exact in double, so double is the way between any two; int32 takes what lies beyond it as its
    /// last number on that side, and NaN as 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TTo Convert<TFrom, TTo>(TFrom x) where TFrom : unmanaged where TTo : unmanaged
    {
        double number = typeof(TFrom) == typeof(float) ? Unsafe.BitCast<TFrom, float>(x)
            : typeof(TFrom) == typeof(double) ? Unsafe.BitCast<TFrom, double>(x)
            : typeof(TFrom) == typeof(int) ? Unsafe.BitCast<TFrom, int>(x)
            : Unsafe.BitCast<TFrom, bool>(x) ? 1 : 0;
        return typeof(TTo) == typeof(float) ? Unsafe.BitCast<float, TTo>((float)number)
            : typeof(TTo) == typeof(double) ? Unsafe.BitCast<double, TTo>(number)
            : typeof(TTo) == typeof(int) ? Unsafe.BitCast<int, TTo>((int)number)
            : Unsafe.BitCast<bool, TTo>(number != 0);
    }

    /// <summary>Whether a number is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaN<T>(T x) where T : unmanaged =>
        typeof(T) == typeof(float) ? float.IsNaN(Unsafe.BitCast<T, float>(x)) : typeof(T) == typeof(double) && double.IsNaN(Unsafe.BitCast<T, double>(x));
}
