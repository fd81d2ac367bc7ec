namespace Gradus.Descent;

internal static class Vectors
{
    internal static double[] AddScaled(ReadOnlySpan<double> x, double factor, ReadOnlySpan<double> y)
    {
        double[] sum = x.ToArray();
        for (int i = 0; i < sum.Length; i++) sum[i] += factor * y[i];
        return sum;
    }

    internal static double Length(ReadOnlySpan<double> x)
    {
        double largest = 0, squares = 0;
        foreach (double each in x) largest = Math.Max(largest, Math.Abs(each));
        if (largest == 0 || !double.IsFinite(largest)) return largest;
        foreach (double each in x) squares += each / largest * (each / largest);
        return largest * Math.Sqrt(squares);
    }

    internal static bool IsFinite(ReadOnlySpan<double> x)
    {
        foreach (double each in x)
        {
            if (!double.IsFinite(each)) return false;
        }
        return true;
    }
}
