// Delegates: Func, Action, Predicate, Comparison, Converter, method groups, currying, pipelines
// Run gives 30
namespace Innocent;

public static class Delegates
{
    private static double Twice(Func<double, double> f, double x) => f(f(x));

    public static double Run()
    {
        var log = new List<string>();
        Action<string> write = log.Add;
        write("a");
        Comparison<int> descending = (a, b) => b - a;
        List<int> xs = [1, 3, 2];
        xs.Sort(descending);
        Converter<int, double> half = n => n / 2.0;
        Func<double, Func<double, double>> power = p => x => Math.Pow(x, p);
        var table = new Dictionary<string, Func<double, double>> { ["sqrt"] = Math.Sqrt, ["square"] = x => x * x };
        return Twice(table["square"], 2) + power(3)(2) + xs[0] + xs.ConvertAll(half)[0] - 0.5 + log.Count + table["sqrt"].Invoke(1);
    }
}
