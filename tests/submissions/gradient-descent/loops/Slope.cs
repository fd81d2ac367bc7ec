namespace Gradus.Descent;

public static partial class Slope
{
    public static double At(Func<double, double> f, double x, double h = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Positive(h);
        double left = f(x - h);
        double right = f(x + h);
        return (right - left) / (2 * h);
    }

    public static double[] Gradient(Func<double[], double> f, double[] x, double h = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        Require.Positive(h);
        var at = (double[])x.Clone();
        var gradient = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            at[i] = x[i] - h;
            double left = f(at);
            at[i] = x[i] + h;
            double right = f(at);
            at[i] = x[i];
            gradient[i] = 0.5 * (right - left) / h;
        }
        return gradient;
    }
}
