// Jagged and three-dimensional arrays, array covariance, rows
// Run gives 24
namespace Innocent;

public static class JaggedArrays
{
    public static double Run()
    {
        int[][] triangle = new int[5][];
        for (int i = 0; i < triangle.Length; i++)
        {
            triangle[i] = new int[i + 1];
            triangle[i][0] = triangle[i][i] = 1;
            for (int j = 1; j < i; j++) triangle[i][j] = triangle[i - 1][j - 1] + triangle[i - 1][j];
        }
        var cube = new double[2, 3, 4];
        cube[1, 2, 3] = 1;
        object[] covariant = new string[] { "a" };
        return triangle[^1].Sum() + cube.Cast<double>().Sum() + cube.GetLength(2) + covariant.Length + triangle.Max(row => row.Length) - 3;
    }
}
