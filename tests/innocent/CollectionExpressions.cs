// Collection expressions: spreads, into arrays, lists, spans, sets, read-only and immutable types
// Run gives 44
namespace Innocent;

public static class CollectionExpressions
{
    private static int Count(IReadOnlyList<int> list) => list.Count;

    public static double Run()
    {
        int[] array = [1, 2, 3];
        List<int> list = [.. array, 4, .. from x in array where x > 1 select x];
        HashSet<int> set = [.. list];
        ReadOnlySpan<int> span = [5, .. array];
        IEnumerable<int> sequence = [.. set, 0];
        System.Collections.Immutable.ImmutableArray<int> fixedArray = [1, .. array];
        double[][] matrix = [[1, 0], [0, 1]];
        Dictionary<string, int[]> named = new() { ["a"] = [1, 2] };
        IList<string> changing = ["x"];
        changing.Add("y");
        return list.Count + set.Count + span.Length + sequence.Sum() + fixedArray.Length + matrix[1][1] + named["a"].Length + Count([7, 8, 9]) + Count([]) + changing.Count + array.Sum() + 2;
    }
}
