// Anonymous types, object graphs, grouping by several keys
// Run gives 12
namespace Innocent;

public static class AnonymousTypes
{
    public static double Run()
    {
        var rows = new[] { new { Name = "a", Fold = 1, Loss = 2.0 }, new { Name = "a", Fold = 1, Loss = 4.0 }, new { Name = "b", Fold = 2, Loss = 3.0 } };
        var best = rows.GroupBy(r => new { r.Name, r.Fold }).Select(g => new { g.Key, Mean = g.Average(r => r.Loss) }).ToList();
        var copy = rows[0] with { Loss = 6 };
        return best.Sum(b => b.Mean) + copy.Loss + (new { X = 1 }.Equals(new { X = 1 }) ? 0 : 9);
    }
}
