namespace Gradus.Descent;

public static partial class GradientDescent
{
    public static double Step(Func<double, double> derivative, double w, double rate)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        Require.Positive(rate);
        return w + -rate * derivative(w);
    }

    public static double[] Step(Func<double[], double[]> gradient, double[] w, double rate)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(w);
        Require.Positive(rate);
        return [.. w.Zip(Require.Gradient(gradient(w), w.Length), (each, slope) => each - rate * slope)];
    }
}
