using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>Exchanges rows and columns of small squares in registers.</summary>
internal static unsafe class Transposition
{
    /// <summary>to[j, i] = from[i, j] for four rows and columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Four<T>(T* from, nint row, T* to, nint width) where T : unmanaged
    {
        if (sizeof(T) == sizeof(float)) Singles((float*)from, row, (float*)to, width);
        else Doubles((double*)from, row, (double*)to, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Singles(float* from, nint row, float* to, nint width)
    {
        Vector128<float> a = Vector128.Load(from), b = Vector128.Load(from + row), c = Vector128.Load(from + (2 * row)), d = Vector128.Load(from + (3 * row));
        // Pairs of rows interleaved, then pairs of pairs.
        Vector128<double> abLow = Lower(a, b).AsDouble(), abHigh = Upper(a, b).AsDouble(), cdLow = Lower(c, d).AsDouble(), cdHigh = Upper(c, d).AsDouble();
        Lower(abLow, cdLow).AsSingle().Store(to);
        Upper(abLow, cdLow).AsSingle().Store(to + width);
        Lower(abHigh, cdHigh).AsSingle().Store(to + (2 * width));
        Upper(abHigh, cdHigh).AsSingle().Store(to + (3 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Doubles(double* from, nint row, double* to, nint width)
    {
        for (int i = 0; i < 4; i += 2)
        {
            for (int j = 0; j < 4; j += 2)
            {
                Vector128<double> a = Vector128.Load(from + (i * row) + j), b = Vector128.Load(from + ((i + 1) * row) + j);
                Lower(a, b).Store(to + (j * width) + i);
                Upper(a, b).Store(to + ((j + 1) * width) + i);
            }
        }
    }

    // a₀ b₀ a₁ b₁
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Lower(Vector128<float> a, Vector128<float> b) => Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b) : Vector128.Create(a[0], b[0], a[1], b[1]);

    // a₂ b₂ a₃ b₃
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Upper(Vector128<float> a, Vector128<float> b) => Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b) : Vector128.Create(a[2], b[2], a[3], b[3]);

    // a₀ b₀
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Lower(Vector128<double> a, Vector128<double> b) => Sse2.IsSupported ? Sse2.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b) : Vector128.Create(a[0], b[0]);

    // a₁ b₁
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Upper(Vector128<double> a, Vector128<double> b) => Sse2.IsSupported ? Sse2.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b) : Vector128.Create(a[1], b[1]);
}
