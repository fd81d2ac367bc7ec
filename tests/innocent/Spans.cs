// Span<T> and ReadOnlySpan<T>: slices, IndexOf, SequenceEqual, Fill, CopyTo, foreach
// Run gives 36
namespace Innocent;

public static class Spans
{
    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (ref readonly double value in values) sum += value;
        return sum;
    }

    public static double Run()
    {
        double[] data = [1, 2, 3, 4, 5];
        Span<double> middle = data.AsSpan(1, 3);
        middle.Fill(7);
        middle[^1] += 1;
        data.AsSpan(0, 1).CopyTo(data.AsSpan(4));
        ReadOnlySpan<char> text = "a,b,c";
        return Sum(data) + Sum(data[1..3]) - text.IndexOf(',') + (text[..1].SequenceEqual("a") ? 1 : 0) + text.Count(',') - 4 - middle.Length + middle.ToArray().Length;
    }
}
