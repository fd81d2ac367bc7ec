// ref structs with ref fields, scoped parameters, allows ref struct
// Run gives 10
namespace Innocent;

public static class RefStructs
{
    public ref struct Walker(ReadOnlySpan<int> values)
    {
        private readonly ReadOnlySpan<int> values = values;
        private int at = -1;
        public readonly int Current => values[at];
        public bool MoveNext() => ++at < values.Length;
        public readonly Walker GetEnumerator() => this;
    }

    public ref struct Cell(ref int target)
    {
        private readonly ref int target = ref target;
        public readonly void Add(int n) => target += n;
    }

    private static string Describe<T>(scoped T value) where T : allows ref struct => typeof(T).Name;

    public static double Run()
    {
        int sum = 0;
        foreach (int x in new Walker([1, 2, 3])) sum += x;
        new Cell(ref sum).Add(4);
        return sum + (Describe(new Walker([])) == "Walker" ? 0 : 1);
    }
}
