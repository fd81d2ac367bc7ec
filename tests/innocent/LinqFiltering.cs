// LINQ: Where, Select, OrderBy, Take, Sum in method syntax
// Run gives 55
namespace Innocent;

public static class LinqFiltering
{
    public static double Run()
    {
        int[] xs = [5, 3, 8, 1, 9, 2];
        return xs.Where(x => x % 2 == 1).Select(x => x * x).OrderByDescending(x => x).Skip(1).Take(3).Sum() + xs.Count(x => x > 2) + xs.Min() + xs.Max() - xs.First() + 11;
    }
}
