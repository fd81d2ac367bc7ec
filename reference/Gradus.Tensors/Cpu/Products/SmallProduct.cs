using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>A product of so few numbers that choosing a way, and cutting it into tiles, would take longer than the product: number by number, as it is defined.</summary>
internal static unsafe class SmallProduct
{
    private const int MostMultiplications = 64;

    /// <summary>Whether a product is one for this.</summary>
    public static bool Suits(int m, int k, int n) => (long)m * k * n <= MostMultiplications;

    /// <summary>Writes the product of a and b to c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(Matrix<T> a, Matrix<T> b, Matrix<T> c) where T : unmanaged
    {
        for (int row = 0; row < a.Rows; row++)
        {
            for (int column = 0; column < b.Columns; column++)
            {
                T* left = a.At(row, 0), right = b.At(0, column);
                T sum = default;
                for (int i = 0; i < a.Columns; i++)
                {
                    sum = MultiplyAdd(*left, *right, sum);
                    left += a.ColumnStep;
                    right += b.RowStep;
                }
                *c.At(row, column) = sum;
            }
        }
    }

    // As a lane of the registers does it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T MultiplyAdd<T>(T a, T b, T sum) where T : unmanaged => typeof(T) == typeof(float)
        ? (T)(object)float.MultiplyAddEstimate((float)(object)a, (float)(object)b, (float)(object)sum)
        : (T)(object)double.MultiplyAddEstimate((double)(object)a, (double)(object)b, (double)(object)sum);
}
