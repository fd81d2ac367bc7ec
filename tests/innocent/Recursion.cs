// Recursion: trees, mutual recursion, memoisation in a dictionary
// Run gives 56
namespace Innocent;

public static class Recursion
{
    private sealed class Node(int value, Node? left = null, Node? right = null)
    {
        public int Sum() => value + (left?.Sum() ?? 0) + (right?.Sum() ?? 0);
        public int Depth() => 1 + Math.Max(left?.Depth() ?? 0, right?.Depth() ?? 0);
    }

    private static readonly Dictionary<int, long> known = [];

    private static long Ways(int n)
    {
        if (n < 2) return 1;
        if (known.TryGetValue(n, out long value)) return value;
        return known[n] = Ways(n - 1) + Ways(n - 2);
    }

    private static bool IsEven(int n) => n == 0 || IsOdd(n - 1);

    private static bool IsOdd(int n) => n != 0 && IsEven(n - 1);

    public static double Run() => new Node(1, new Node(2), new Node(3, new Node(4))).Sum() + new Node(0, new Node(1)).Depth() + Ways(8) + (IsEven(10) ? 10 : 0);
}
