using System.Runtime.Intrinsics;
using Gradus.Tensors.Cpu.Products;

namespace Gradus.Tests.Tensors.Products;

/// <summary>Products with registers of a given width, whatever this machine would take.</summary>
internal static class Registers
{
    public static readonly int[] Widths = [512, 256, 128];

    public static void Multiply<T>(int bits, Matrix<T> a, Matrix<T> b, Matrix<T> c, int threads = 1) where T : unmanaged
    {
        switch (bits)
        {
            case 512: MatrixProduct.Run<T, Vector512<T>, Lanes512<T>>(a, b, c, threads); break;
            case 256: MatrixProduct.Run<T, Vector256<T>, Lanes256<T>>(a, b, c, threads); break;
            default: MatrixProduct.Run<T, Vector128<T>, Lanes128<T>>(a, b, c, threads); break;
        }
    }
}
