// Comparers: IComparer, IEqualityComparer, Comparer.Create, StringComparer, IComparable
// Run gives 12
namespace Innocent;

public static class Comparers
{
    public sealed class Version(int major, int minor) : IComparable<Version>
    {
        public int CompareTo(Version? other) => other is null ? 1 : (major, minor).CompareTo((other.Major, other.Minor));
        private int Major => major;
        private int Minor => minor;
    }

    private sealed class ByLength : IComparer<string>, IEqualityComparer<string>
    {
        public int Compare(string? x, string? y) => (x?.Length ?? 0).CompareTo(y?.Length ?? 0);
        public bool Equals(string? x, string? y) => Compare(x, y) == 0;
        public int GetHashCode(string s) => s.Length;
    }

    public static double Run()
    {
        string[] words = ["ccc", "a", "bb"];
        Array.Sort(words, new ByLength());
        var set = new HashSet<string>(words, StringComparer.OrdinalIgnoreCase) { "A", "BB" };
        var lengths = new HashSet<string>(new ByLength()) { "x", "y", "zz" };
        var descending = new SortedDictionary<int, int>(Comparer<int>.Create((a, b) => b - a)) { [1] = 1, [2] = 2 };
        return words[2].Length + set.Count + lengths.Count + descending.First().Key + (new Version(1, 2).CompareTo(new Version(1, 1)) > 0 ? 2 : 0) + EqualityComparer<int>.Default.GetHashCode(0) + Math.Sign(Comparer<string>.Default.Compare("a", "a"));
    }
}
