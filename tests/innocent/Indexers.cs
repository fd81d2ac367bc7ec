// Indexers: one and two arguments, by Index and Range, expression-bodied, with a setter
// Run gives 14
namespace Innocent;

public static class Indexers
{
    public sealed class Matrix(int rows, int columns)
    {
        private readonly double[] data = new double[rows * columns];
        public double this[int row, int column] { get => data[row * columns + column]; set => data[row * columns + column] = value; }
        public int Length => data.Length;
        public double this[int i] => data[i];
        public double[] Slice(int start, int length) => data[start..(start + length)];
    }

    public static double Run()
    {
        var m = new Matrix(2, 2) { [0, 0] = 1, [1, 1] = 4 };
        m[0, 1] += 2;
        return m[0, 0] + m[1, 1] + m[^1] + m[1..3].Length + m[0, 1] + m[1..2][0] - 1;
    }
}
