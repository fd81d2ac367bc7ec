namespace Gradus.Descent;

public static partial class GradientDescent
{
    public static double Minimize(Func<double, double> derivative, double start, double rate, int steps)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        Require.Positive(rate);
        Require.NotNegative(steps);
        while (steps-- > 0) start = Step(derivative, start, rate);
        return start;
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
        var points = new double[][] { (double[])start.Clone() }.ToList();
        var values = new List<double> { f(points[0]) };
        var outcome = Outcome.StepsUsedUp;
        for (int step = 0; step <= steps; step++)
        {
            double[] w = points[step];
            bool finite = double.IsFinite(values[step]);
            for (int i = 0; i < w.Length; i++) finite &= double.IsFinite(w[i]);
            if (!finite)
            {
                outcome = Outcome.Diverged;
                break;
            }
            double[] slopes = gradient(w);
            if (slopes.Length != w.Length) throw new ArgumentException($"The gradient has {slopes.Length} elements; expected {w.Length}.", nameof(gradient));
            double length = 0;
            for (int i = 0; i < slopes.Length; i++) length = double.Hypot(length, slopes[i]);
            if (length <= tolerance)
            {
                outcome = Outcome.Converged;
                break;
            }
            if (step == steps) break;
            var next = new double[w.Length];
            for (int i = 0; i < w.Length; i++) next[i] = w[i] - rate * slopes[i];
            points.Add(next);
            values.Add(f(next));
        }
        return new DescentPath(points, values, outcome);
    }
}
