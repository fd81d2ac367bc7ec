using System.Runtime.Intrinsics;
using Gradus.Tensors.Cpu.Products;

namespace Gradus.Tests.Tensors.Products;

/// <summary>Products with registers of a given width, whatever this machine would take.</summary>
internal static class Registers
{
    public static readonly int[] Widths = [512, 256, 128];

    /// <summary>Stands for those that a product takes by itself.</summary>
    public const int Own = 0;

    public static void Multiply<T>(int bits, Sample<T> left, Sample<T> right, Sample<T> result) where T : unmanaged
    {
        Matrix<T> a = left.Matrix, b = right.Matrix, c = result.Matrix;
        switch (bits)
        {
            case Own: MatrixProduct.Run(a, b, c, 1); break;
            case 512: MatrixProduct.Run<T, Vector512<T>, Register512<T>>(a, b, c, 1); break;
            case 256: MatrixProduct.Run<T, Vector256<T>, Register256<T>>(a, b, c, 1); break;
            default: MatrixProduct.Run<T, Vector128<T>, Register128<T>>(a, b, c, 1); break;
        }
        // Matrices are addresses, which keep no array.
        GC.KeepAlive(left);
        GC.KeepAlive(right);
        GC.KeepAlive(result);
    }
}
