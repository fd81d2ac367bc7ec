namespace Gradus.Descent;

public static partial class GradientDescent
{
    public static double Step(Func<double, double> derivative, double w, double rate)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        Require.Positive(rate);
        return Vectors.AddScaled([w], -rate, [derivative(w)])[0];
    }

    public static double[] Step(Func<double[], double[]> gradient, double[] w, double rate)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(w);
        Require.Positive(rate);
        return Vectors.AddScaled(w, -rate, Require.Gradient(gradient(w), w.Length));
    }
}
