namespace Gradus.Descent;

public static partial class GradientDescent
{
    public static double Minimize(Func<double, double> derivative, double start, double rate, int steps)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        Require.Positive(rate);
        Require.NotNegative(steps);
        var w = start;
        for (var i = steps; i > 0; i--) w = Step(derivative, w, rate);
        return w;
    }

    public static DescentPath Minimize(
        Func<double[], double> f, Func<double[], double[]> gradient, double[] start, double rate, int steps, double tolerance = 0)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(start);
        Require.Positive(rate);
        Require.NotNegative(steps);
        Require.Tolerance(tolerance);
        List<double[]> points = [[.. start]];
        List<double> values = [f(points[0])];
        while (true)
        {
            if (!Vectors.IsFinite(points[^1]) || !Vectors.IsFinite([values[^1]])) return new(points, values, Outcome.Diverged);
            var slopes = Require.Gradient(gradient(points[^1]), start.Length);
            if (Vectors.Length(slopes) <= tolerance) return new(points, values, Outcome.Converged);
            if (steps-- == 0) return new(points, values, Outcome.StepsUsedUp);
            points.Add(Vectors.AddScaled(points[^1], -rate, slopes));
            values.Add(f(points[^1]));
        }
    }
}
