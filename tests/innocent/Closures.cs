// Closures: captured variables, functions that return functions, counters
// Run gives 19
namespace Innocent;

public static class Closures
{
    private static Func<double, double> Compose(params Func<double, double>[] functions) => x => functions.Aggregate(x, (value, f) => f(value));

    private static Func<int> Counter(int start)
    {
        int next = start;
        return () => next++;
    }

    public static double Run()
    {
        var actions = new List<Func<int>>();
        for (int i = 0; i < 3; i++)
        {
            int copy = i;
            actions.Add(() => copy * 2);
        }
        var count = Counter(1);
        count();
        return Compose(x => x + 1, x => x * 2)(4) + actions.Sum(a => a()) + count() + new Func<double, Func<double, double>>(a => b => a - b)(2)(1);
    }
}
