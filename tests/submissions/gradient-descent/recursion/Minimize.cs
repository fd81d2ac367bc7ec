namespace Gradus.Descent;

public static partial class GradientDescent
{
    public static double Minimize(Func<double, double> derivative, double start, double rate, int steps)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        Require.Positive(rate);
        Require.NotNegative(steps);
        return steps == 0 ? start : Minimize(derivative, start - rate * derivative(start), rate, steps - 1);
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
        var points = new List<double[]>();
        var values = new List<double>();
        var end = From((double[])start.Clone(), steps);
        return new DescentPath(points, values, end);

        Outcome From(double[] w, int left)
        {
            points.Add(w);
            values.Add(f(w));
            // 0 · x is NaN for what is not finite, and 0 for all else.
            if (!(w.Sum(each => 0 * each) + 0 * values[^1] == 0)) return Outcome.Diverged;
            double[] slopes = Require.Gradient(gradient(w), w.Length);
            if (slopes.Sum(slope => slope * slope) <= tolerance * tolerance) return Outcome.Converged;
            return left == 0 ? Outcome.StepsUsedUp : From(Moved(w, slopes, rate), left - 1);
        }
    }
}
