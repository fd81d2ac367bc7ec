namespace Gradus.Descent;

public static partial class Slope
{
    public static double At(Func<double, double> f, double x, double h = 1e-5)
    {
        Require.Positive(h);
        return f is null ? throw new ArgumentNullException(nameof(f)) : (f(x + h) - f(x - h)) / h / 2;
    }

    public static double[] Gradient(Func<double[], double> f, double[] x, double h = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        return [.. Enumerable.Range(0, x.Length).Select(i => At(u => f([.. x.Select((each, k) => k == i ? u : each)]), x[i], h))];
    }
}
