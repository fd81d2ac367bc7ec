using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu;

// Numbers in another type. Those conversions go by vectors that training does: between float32 and float64, of labels and masks to float32, and what is 0.
internal static unsafe partial class Loops
{
    /// <summary>y[i] = x[i] in another type; the rows do not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Cast<TFrom, TTo>(TFrom* x, TTo* y, nint count) where TFrom : unmanaged where TTo : unmanaged
    {
        const int step = 16;
        nint i = 0;
        if (typeof(TTo) == typeof(bool) && typeof(TFrom) != typeof(bool))
        {
            TFrom zero = default;
            Compare<NotEqualOp, TFrom>(x, 1, &zero, 0, (bool*)y, count);
            return;
        }
        if (IsByVectors<TFrom, TTo>() && count >= step)
        {
            for (; i < count - step; i += step) Sixteen<TFrom, TTo>(x + i, y + i);
            Sixteen<TFrom, TTo>(x + count - step, y + count - step);
            return;
        }
        for (; i < count; i++) y[i] = Apply.Convert<TFrom, TTo>(x[i]);
    }

    private static bool IsByVectors<TFrom, TTo>() =>
        (typeof(TFrom) == typeof(float) && (typeof(TTo) == typeof(double) || typeof(TTo) == typeof(int)))
        || (typeof(TTo) == typeof(float) && (typeof(TFrom) == typeof(double) || typeof(TFrom) == typeof(int) || typeof(TFrom) == typeof(bool)))
        || (typeof(TTo) == typeof(int) && typeof(TFrom) == typeof(bool));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sixteen<TFrom, TTo>(TFrom* x, TTo* y) where TFrom : unmanaged where TTo : unmanaged
    {
        if (typeof(TTo) == typeof(double))
        {
            var (lower, upper) = Vector512.Widen(Vector512.Load((float*)x));
            lower.Store((double*)y);
            upper.Store((double*)y + 8);
        }
        else if (typeof(TFrom) == typeof(double))
        {
            Vector512.Narrow(Vector512.Load((double*)x), Vector512.Load((double*)x + 8)).Store((float*)y);
        }
        else if (typeof(TTo) == typeof(int))
        {
            (typeof(TFrom) == typeof(bool) ? WidenedToInt((byte*)x) : Vector512.ConvertToInt32(Vector512.Load((float*)x))).Store((int*)y);
        }
        else
        {
            Vector512.ConvertToSingle(typeof(TFrom) == typeof(bool) ? WidenedToInt((byte*)x) : Vector512.Load((int*)x)).Store((float*)y);
        }
    }
}
