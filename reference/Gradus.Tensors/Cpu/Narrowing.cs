using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Gradus.Tensors.Cpu;

/// <summary>Elements of one width from those of another, with vectors of whatever width the processor has.</summary>
/// <remarks>Where arithmetic on 512 bits is two or four instructions on fewer, the compiler makes calls of these conversions, which take longer than all else in a comparison.
/// So they are halved by hand.</remarks>
internal static class Narrowing
{
    /// <summary>The lower halves of 64-bit elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ToInt32(Vector512<long> a, Vector512<long> b)
    {
        if (Vector512.IsHardwareAccelerated) return Vector512.Narrow(a, b);
        return Vector512.Create(Half(a.GetLower(), a.GetUpper()), Half(b.GetLower(), b.GetUpper()));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<int> Half(Vector256<long> a, Vector256<long> b) => Vector256.IsHardwareAccelerated ? Vector256.Narrow(a, b)
            : Vector256.Create(Vector128.Narrow(a.GetLower(), a.GetUpper()), Vector128.Narrow(b.GetLower(), b.GetUpper()));
    }

    /// <summary>The lower halves of 32-bit elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> ToInt16(Vector512<int> a, Vector512<int> b)
    {
        if (Vector512.IsHardwareAccelerated) return Vector512.Narrow(a, b);
        return Vector512.Create(Half(a.GetLower(), a.GetUpper()), Half(b.GetLower(), b.GetUpper()));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<short> Half(Vector256<int> a, Vector256<int> b) => Vector256.IsHardwareAccelerated ? Vector256.Narrow(a, b)
            : Vector256.Create(Vector128.Narrow(a.GetLower(), a.GetUpper()), Vector128.Narrow(b.GetLower(), b.GetUpper()));
    }

    /// <summary>The lower halves of 16-bit elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<sbyte> ToSByte(Vector512<short> a, Vector512<short> b)
    {
        if (Vector512.IsHardwareAccelerated) return Vector512.Narrow(a, b);
        return Vector512.Create(Half(a.GetLower(), a.GetUpper()), Half(b.GetLower(), b.GetUpper()));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<sbyte> Half(Vector256<short> a, Vector256<short> b) => Vector256.IsHardwareAccelerated ? Vector256.Narrow(a, b)
            : Vector256.Create(Vector128.Narrow(a.GetLower(), a.GetUpper()), Vector128.Narrow(b.GetLower(), b.GetUpper()));
    }

    /// <summary>Doubles rounded to floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ToSingle(Vector512<double> a, Vector512<double> b)
    {
        if (Vector512.IsHardwareAccelerated) return Vector512.Narrow(a, b);
        return Vector512.Create(Half(a.GetLower(), a.GetUpper()), Half(b.GetLower(), b.GetUpper()));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<float> Half(Vector256<double> a, Vector256<double> b) => Vector256.IsHardwareAccelerated ? Vector256.Narrow(a, b)
            : Vector256.Create(Vector128.Narrow(a.GetLower(), a.GetUpper()), Vector128.Narrow(b.GetLower(), b.GetUpper()));
    }

    /// <summary>Floats as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ToDouble(Vector256<float> x)
    {
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Double(x);
        return Vector512.Create(Half(x.GetLower()), Half(x.GetUpper()));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<double> Half(Vector128<float> x) =>
            Avx.IsSupported ? Avx.ConvertToVector256Double(x) : Vector256.Create(Vector128.WidenLower(x), Vector128.WidenUpper(x));
    }
}
