// Iterators: yield return, yield break, infinite sequences, a class that enumerates itself
// Run gives 42
namespace Innocent;

public static class Iterators
{
    public sealed class Grid(int rows, int columns) : IEnumerable<(int Row, int Column)>
    {
        public IEnumerator<(int Row, int Column)> GetEnumerator()
        {
            for (int i = 0; i < rows; i++)
                for (int j = 0; j < columns; j++) yield return (i, j);
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static IEnumerable<long> Fibonacci()
    {
        (long a, long b) = (0, 1);
        while (true)
        {
            yield return a;
            (a, b) = (b, a + b);
            if (a < 0) yield break;
        }
    }

    public static double Run() => Fibonacci().Skip(9).First() + new Grid(2, 3).Sum(c => c.Row + c.Column) - 1;
}
