// Spans: Sort with a comparison, Reverse, BinarySearch, Memory<T>
// Run gives 12
namespace Innocent;

public static class SpanSorting
{
    public static double Run()
    {
        int[] xs = [4, 1, 3, 2];
        xs.AsSpan().Sort((a, b) => b.CompareTo(a));
        xs.AsSpan(1).Reverse();
        Memory<int> memory = xs;
        ReadOnlySpan<int> sorted = [1, 3, 5, 7];
        return xs[0] + xs[1] + memory.Span[3] + sorted.BinarySearch(5) + memory.Slice(2).Length - 0;
    }
}
