// Deconstruct methods, nested deconstruction, of dictionary entries
// Run gives 21
namespace Innocent;

public static class Deconstruction
{
    public sealed class Interval(double low, double high)
    {
        public void Deconstruct(out double from, out double to) => (from, to) = (low, high);
    }

    public static double Run()
    {
        var (low, high) = new Interval(2, 5);
        double sum = 0;
        foreach (var (key, value) in new Dictionary<string, double> { ["a"] = 4, ["b"] = 6 }) sum += key.Length + value;
        var ((x, y), z) = ((1, 2), 3);
        return low + high + sum + x * y * z - 4;
    }
}
