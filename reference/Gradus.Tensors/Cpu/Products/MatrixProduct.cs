using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>The product of two matrices: [m, k] · [k, n] → [m, n].</summary>
/// <remarks><para><b>The order of summation.</b> The inner index is cut into blocks of at most 1024 (<see cref="Blocking.Steps"/>). In each block a number of the result
/// is one chain of fused multiplications and additions in ascending order, beginning with 0; the blocks' sums are added in ascending order. It depends on k alone:
/// not on m and n, on the layout in memory, on the width of vectors or on the number of threads. Products of long rows with up to twelve columns, or of up to twelve
/// rows with long columns, are the exception (<see cref="RowProducts{T, TVector, TRegister}"/>): there each lane of a register sums for itself. Which products these
/// are depends on m, n and the width of vectors too, and on how the operands lie in memory.</para>
/// <para><b>The error.</b> With u = 2⁻²⁴ for float32 and 2⁻⁵³ for float64, a number of the result differs from the exact one by at most (b + k/b)·u/(1 − k·u) times the
/// same number of |A|·|B|, where b is the length of a block; so never by more than k·u·(|A|·|B|) to first order (Higham, Accuracy and Stability of Numerical
/// Algorithms, §3.5).</para>
/// <para>NaN and infinities spread as in the sums: nothing is left out because a factor is 0.</para></remarks>
internal static unsafe class MatrixProduct
{
    // Below this many multiplications and additions a hand-over to another thread costs more than it gains.
    private const long WorthThreads = 1 << 20;

    private static readonly int RegisterBits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>Writes the product of a and b to c, whose rows are row-major; k is not 0.</summary>
    /// <param name="a">The left matrix, with any steps.</param>
    /// <param name="b">The right matrix, with any steps.</param>
    /// <param name="c">The result; neighbours in a row are neighbours in memory.</param>
    /// <param name="threads">How many threads may work.</param>
    public static void Run<T>(Matrix<T> a, Matrix<T> b, Matrix<T> c, int threads) where T : unmanaged
    {
        // With fewer steps than RowProducts takes, a small product has the bits of the same rows in a large one.
        if (a.Columns < 2 * RegisterBits / (8 * sizeof(T)))
        {
            if (SmallProduct.Suits(a.Rows, a.Columns, b.Columns))
            {
                SmallProduct.Run(a, b, c);
                return;
            }
            // A few columns fill narrow registers, and then need no padding.
            if (b.Columns * sizeof(T) <= 32 && a.Rows <= 12)
            {
                TileProduct<T, Vector128<T>, Register128<T>>.Run(a, b, c, 1);
                return;
            }
        }
        switch (RegisterBits)
        {
            case 512: Run<T, Vector512<T>, Register512<T>>(a, b, c, threads); break;
            case 256: Run<T, Vector256<T>, Register256<T>>(a, b, c, threads); break;
            default: Run<T, Vector128<T>, Register128<T>>(a, b, c, threads); break;
        }
    }

    /// <summary>The same with registers of a given width, for which the processor need not have them.</summary>
    public static void Run<T, TVector, TRegister>(Matrix<T> a, Matrix<T> b, Matrix<T> c, int threads)
        where T : unmanaged where TVector : unmanaged where TRegister : struct, IRegister<T, TVector>
    {
        if (!IsWorthThreads(a.Rows, a.Columns, b.Columns)) threads = 1;
        if (RowProducts<T, TVector, TRegister>.Suits(a, b)) RowProducts<T, TVector, TRegister>.Run(a, b, c, threads);
        else if (RowProducts<T, TVector, TRegister>.Suits(b.Transposed, a.Transposed)) RowProducts<T, TVector, TRegister>.Run(b.Transposed, a.Transposed, c.Transposed, threads);
        else if (IsBetterTransposed<T, TVector, TRegister>(a, b)) TileProduct<T, TVector, TRegister>.Run(b.Transposed, a.Transposed, c.Transposed, threads);
        else TileProduct<T, TVector, TRegister>.Run(a, b, c, threads);
    }

    /// <summary>Whether a product is worth the hand-over to other threads.</summary>
    public static bool IsWorthThreads(int m, int k, int n) => (long)m * k * n >= WorthThreads;

    // Cᵀ = Bᵀ·Aᵀ: the left matrix may lie as it likes, the right one is best read row by row, and the more columns the better.
    private static bool IsBetterTransposed<T, TVector, TRegister>(Matrix<T> a, Matrix<T> b) where T : unmanaged where TVector : unmanaged where TRegister : struct, IRegister<T, TVector> =>
        b.ColumnStep == 1 ? b.Columns < TRegister.Count && a.RowStep == 1 && a.Rows > b.Columns
        : a.Rows <= 64 && b.Columns > a.Rows;
}
