// Tuples: names, deconstruction, swapping, comparison, as results and keys
// Run gives 15
namespace Innocent;

public static class Tuples
{
    private static (double Min, double Max, int Count) Range(IEnumerable<double> values)
    {
        var list = values.ToList();
        return (list.Min(), list.Max(), list.Count);
    }

    public static double Run()
    {
        var (min, max, count) = Range([3, 1, 2]);
        int a = 1, b = 2;
        (a, b) = (b, a);
        var seen = new HashSet<(int, string)> { (1, "x"), (1, "x"), (2, "x") };
        var classic = Tuple.Create(1, 2.0);
        (_, double second) = classic;
        return min + max + count + a * 2 + seen.Count + ((1, 2) == (1, 2) ? 1 : 0) + (second > classic.Item1 ? 1 : 0);
    }
}
