using System.Runtime.CompilerServices;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>What kernels over single elements need beside the operations' own structs.</summary>
internal static class Scalars
{
    /// <summary>Two numbers combined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Combine<TOp, T>(T a, T b) where TOp : struct, IReductionOp where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(TOp.Invoke(Unsafe.BitCast<T, float>(a), Unsafe.BitCast<T, float>(b)))
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(TOp.Invoke(Unsafe.BitCast<T, double>(a), Unsafe.BitCast<T, double>(b)))
        : Unsafe.BitCast<int, T>(TOp.Invoke(Unsafe.BitCast<T, int>(a), Unsafe.BitCast<T, int>(b)));

    /// <summary>The number that changes no combination. Of sums it is −0: 0 + −0 is 0.</summary>
    public static T Neutral<TOp, T>() where TOp : struct, IReductionOp where T : unmanaged
    {
        bool isSum = typeof(TOp) == typeof(AddOp);
        return typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(isSum ? -0f : TOp.Start32)
            : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(isSum ? -0d : TOp.Start64)
            : Unsafe.BitCast<int, T>(TOp.StartInt);
    }

    /// <summary>Stores a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T>(T value, T* to) where T : unmanaged => *to = value;

    /// <summary>One of two values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Choose<T>(bool condition, T a, T b) where T : unmanaged => condition ? a : b;

    /// <summary>A number in another type, as <see cref="Tensor.To(DType)"/> converts it.</summary>
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
}
