// params of arrays, spans and lists
// Run gives 21
namespace Innocent;

public static class ParamsSpans
{
    private static double Sum(params ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }

    private static int Count(params object[] values) => values.Length;

    private static int Longest(params List<string> words) => words.Max(w => w.Length);

    public static double Run() => Sum(1, 2, 3) + Sum() + Sum([4, 5]) + Count(1, "a") + Longest("ab", "abcd");
}
