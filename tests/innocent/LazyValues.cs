// Lazy<T>, caching, WeakCache by dictionary, ThreadSafe-free initialisation
// Run gives 9
namespace Innocent;

public static class LazyValues
{
    private static int made;

    private static readonly Lazy<int[]> table = new(() =>
    {
        made++;
        return [1, 2, 3];
    });

    private static readonly Dictionary<int, double> cache = [];

    private static double Cached(int n) => cache.TryGetValue(n, out double value) ? value : cache[n] = Math.Sqrt(n);

    public static double Run()
    {
        made = 0;
        int sum = table.Value.Sum() + table.Value.Length;
        return sum - 2 + (table.IsValueCreated ? 1 : 0) + Cached(4) - Math.Sign(Cached(4)) + made * 0;
    }
}
