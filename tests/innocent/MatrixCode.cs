// Matrices as double[,]: products, transposes, Gaussian elimination, GetLength
// Run gives 24
namespace Innocent;

public static class MatrixCode
{
    private static double[,] Product(double[,] a, double[,] b)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
            for (int j = 0; j < b.GetLength(1); j++)
                for (int k = 0; k < b.GetLength(0); k++) c[i, j] += a[i, k] * b[k, j];
        return c;
    }

    private static double Determinant(double[,] a)
    {
        double[,] m = (double[,])a.Clone();
        double determinant = 1;
        for (int k = 0; k < m.GetLength(0); k++)
        {
            determinant *= m[k, k];
            for (int i = k + 1; i < m.GetLength(0); i++)
                for (int j = m.GetUpperBound(1); j >= k; j--) m[i, j] -= m[i, k] / m[k, k] * m[k, j];
        }
        return determinant;
    }

    public static double Run()
    {
        double[,] a = { { 2, 1 }, { 4, 5 } };
        double sum = 0;
        foreach (double x in Product(a, new double[,] { { 1, 0 }, { 0, 1 } })) sum += x;
        ref double corner = ref a[1, 1];
        return sum + Determinant(a) * 2 + a.Rank * a.Length / 8 - corner / 5;
    }
}
