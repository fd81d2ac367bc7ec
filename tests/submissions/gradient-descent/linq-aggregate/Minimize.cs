namespace Gradus.Descent;

public static partial class GradientDescent
{
    public static double Minimize(Func<double, double> derivative, double start, double rate, int steps)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        Require.Positive(rate);
        Require.NotNegative(steps);
        return Enumerable.Repeat(derivative, steps).Aggregate(start, (w, slope) => Step(slope, w, rate));
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
        var way = Way().ToList();
        return new DescentPath([.. way.Select(p => p.Point)], [.. way.Select(p => p.Value)], way[^1].End ?? Outcome.StepsUsedUp);

        IEnumerable<(double[] Point, double Value, Outcome? End)> Way()
        {
            double[] w = [.. start];
            for (int left = steps; ; left--)
            {
                double value = f(w);
                if (w.Append(value).Any(number => !double.IsFinite(number)))
                {
                    yield return (w, value, Outcome.Diverged);
                    yield break;
                }
                double[] slopes = Require.Gradient(gradient(w), w.Length);
                Outcome? end = Math.Sqrt(slopes.Sum(slope => slope * slope)) <= tolerance ? Outcome.Converged : null;
                yield return (w, value, end);
                if (end is not null || left == 0) yield break;
                w = Step(_ => slopes, w, rate);
            }
        }
    }
}
