// Primary constructors: captured parameters, chaining, base calls, structs
// Run gives 14
namespace Innocent;

public static class PrimaryConstructors
{
    public class Accumulator(double start)
    {
        private double total = start;
        public Accumulator() : this(1) { }
        public void Add(double x) => total += x * scale;
        public double Total => total;
        private readonly double scale = 2;
    }

    public class Limited(double start, double limit) : Accumulator(start)
    {
        public double Capped => Math.Min(Total, limit);
    }

    public readonly struct Pair(int a, int b) { public int Sum => a + b; }

    public static double Run()
    {
        var limited = new Limited(1, 6);
        limited.Add(4);
        return limited.Capped + new Pair(3, 4).Sum + new Accumulator().Total;
    }
}
