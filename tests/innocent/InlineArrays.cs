// Inline arrays: indexing, slicing, conversion to spans
// Run gives 13
namespace Innocent;

public static class InlineArrays
{
    [System.Runtime.CompilerServices.InlineArray(4)]
    public struct Four
    {
        private int first;
    }

    public static double Run()
    {
        var four = new Four();
        for (int i = 0; i < 4; i++) four[i] = i * i;
        Span<int> span = four;
        int sum = 0;
        foreach (int x in four[1..3]) sum += x;
        return span[3] - 1 + sum;
    }
}
