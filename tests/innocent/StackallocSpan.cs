// stackalloc into a Span<T>, with and without an initialiser
// Run gives 15
namespace Innocent;

public static class StackallocSpan
{
    public static double Run()
    {
        Span<int> counts = stackalloc int[4];
        foreach (int x in (int[])[0, 1, 1, 3]) counts[x]++;
        Span<double> weights = stackalloc double[] { 1, 2, 3, 4 };
        ReadOnlySpan<byte> table = [1, 2, 3];
        double sum = 0;
        for (int i = 0; i < counts.Length; i++) sum += counts[i] * weights[i];
        Span<int> buffer = counts.Length > 3 ? stackalloc int[2] : new int[2];
        buffer[0] = table[2];
        return sum + buffer[0] + counts[1] + table.Length - 2;
    }
}
