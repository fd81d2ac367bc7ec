// LINQ: Index, CountBy, AggregateBy, Order, DistinctBy, TakeLast, Prepend, Concat, Reverse, SequenceEqual
// Run gives 29
namespace Innocent;

public static class LinqModern
{
    public static double Run()
    {
        string[] words = ["tree", "loss", "grad", "tree", "loss", "tree"];
        var counts = words.CountBy(w => w).ToDictionary();
        var lengths = words.AggregateBy(w => w[0], 0, (sum, w) => sum + w.Length).ToDictionary();
        int index = words.Index().First(e => e.Item == "grad").Index;
        bool same = words.Order().Reverse().SequenceEqual(words.OrderDescending());
        return counts["tree"] + lengths['t'] + index + (same ? 1 : 0) + words.DistinctBy(w => w.Length).Count() + words.TakeLast(2).Prepend("x").Concat(["y"]).Append("z").Count() + words.OfType<object>().Cast<string>().Count() - 1;
    }
}
