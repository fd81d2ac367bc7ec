// Vector<T>: loading from spans, arithmetic, comparison, sums
// Run gives 220
namespace Innocent;

public static class VectorT
{
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = System.Numerics.Vector<double>.Zero;
        int i = 0, width = System.Numerics.Vector<double>.Count;
        for (; i <= a.Length - width; i += width) sum += new System.Numerics.Vector<double>(a[i..]) * new System.Numerics.Vector<double>(b[i..]);
        double total = System.Numerics.Vector.Sum(sum);
        for (; i < a.Length; i++) total += a[i] * b[i];
        return total;
    }

    public static double Run()
    {
        double[] xs = [.. Enumerable.Range(0, 11).Select(i => (double)i)];
        double[] halves = new double[11];
        Array.Fill(halves, 0.5);
        var larger = System.Numerics.Vector.Max(new System.Numerics.Vector<float>(1), System.Numerics.Vector<float>.Zero);
        larger.CopyTo(new float[System.Numerics.Vector<float>.Count]);
        return Dot(xs, halves) * 8;
    }
}
