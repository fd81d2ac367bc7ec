// Extension members: blocks with properties and static members, classic extension methods
// Run gives 20
namespace Innocent;

public static class ExtensionMembers
{
    public static double Run()
    {
        double[] xs = [1, 2, 3, 4];
        return xs.Mean + xs.Scaled(2).Sum() - ArrayExtensions.Ones(3).Sum() + 0.5;
    }
}

public static class ArrayExtensions
{
    extension(double[] values)
    {
        public double Mean => values.Sum() / values.Length;
        public static double[] Ones(int n) => [.. Enumerable.Repeat(1.0, n)];
    }

    public static double[] Scaled(this double[] values, double factor) => Array.ConvertAll(values, x => x * factor);
}
