// LINQ: Aggregate, Zip, Chunk, Window by index, ToDictionary, ToLookup, SelectMany
// Run gives 75
namespace Innocent;

public static class LinqAggregateZip
{
    public static double Run()
    {
        double[] p = [0.5, 1, 2], q = [2, 3, 4];
        double dot = p.Zip(q, (a, b) => a * b).Aggregate(0.0, (sum, x) => sum + x);
        var byParity = Enumerable.Range(1, 6).ToLookup(i => i % 2 == 0);
        var squares = Enumerable.Range(1, 3).ToDictionary(i => i, i => i * i);
        int crossed = q.SelectMany(_ => p, (a, b) => a * b).Count(x => x > 1);
        int chunks = Enumerable.Range(0, 7).Chunk(3).Last().Length;
        var (min, max) = (q.MinBy(x => -x), q.Select((x, i) => x * i).Max());
        return dot + byParity[true].Sum() + squares.Values.Sum() + crossed + chunks + min + max + q.Distinct().Except([3.0]).Union([9]).Count() + (q.Any(x => x > 3) && q.All(x => x > 1) ? 13 : 0);
    }
}
