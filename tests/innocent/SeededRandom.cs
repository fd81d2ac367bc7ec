// Random with a seed: uniform, integers, shuffling, normal by Box and Muller
// Run gives 1
namespace Innocent;

public static class SeededRandom
{
    private static double Normal(Random random)
    {
        double u = 1 - random.NextDouble(), v = random.NextDouble();
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }

    public static double Run()
    {
        var random = new Random(42);
        var again = new Random(42);
        int[] order = [.. Enumerable.Range(0, 10)];
        random.Shuffle(order);
        int[] same = [.. Enumerable.Range(0, 10)];
        again.Shuffle(same);
        double mean = Enumerable.Range(0, 2000).Average(_ => Normal(random));
        return order.SequenceEqual(same) && Math.Abs(mean) < 0.2 && random.Next(3, 5) is 3 or 4 ? 1 : 0;
    }
}
