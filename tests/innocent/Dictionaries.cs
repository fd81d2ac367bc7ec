// Dictionaries: TryGetValue, GetValueOrDefault, counting, ordering, SortedDictionary, ToFrozenDictionary
// Run gives 26
namespace Innocent;

public static class Dictionaries
{
    public static double Run()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string label in (string[])["cat", "dog", "cat"]) counts[label] = counts.GetValueOrDefault(label) + 1;
        if (!counts.TryAdd("dog", 9)) counts.Remove("dog", out int dogs);
        foreach ((string label, int count) in counts.OrderBy(e => e.Key, StringComparer.Ordinal)) counts[label] = count * 2;
        var frozen = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(counts);
        var sorted = new SortedList<double, string> { { 2.5, "b" }, { 1.5, "a" } };
        var ordered = new OrderedDictionary<string, int> { ["z"] = 1, ["a"] = 2 };
        var map = System.Collections.Immutable.ImmutableDictionary<int, int>.Empty.Add(1, 10);
        return counts["cat"] + frozen.Count + sorted.Keys[0] + sorted.Values.Sum(v => v.Length) + ordered.GetAt(0).Value + map[1] + counts.Values.Max() + 1.5 + (counts.ContainsKey("dog") ? 9 : 0) + counts.Keys.Count;
    }
}
