// Readonly structs and members, struct enumerators, defensive copies
// Run gives 12
namespace Innocent;

public static class ReadOnlyStructs
{
    public readonly struct Strip(int start, int count)
    {
        public Enumerator GetEnumerator() => new(start, count);

        public struct Enumerator(int start, int count)
        {
            private int at = start - 1;
            private readonly int end = start + count;
            public readonly int Current => at;
            public bool MoveNext() => ++at < end;
        }
    }

    public static double Run()
    {
        int sum = 0;
        foreach (int x in new Strip(3, 3)) sum += x;
        return sum;
    }
}
