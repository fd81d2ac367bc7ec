namespace Gradus.Descent;

public static class Slope
{
    public static double At(Func<double, double> f, double x, double h = 1e-5) => Gradient(at => f(at[0]), [x], h)[0];

    public static double[] Gradient(Func<double[], double> f, double[] x, double h = 1e-5)
    {
        if (f is null || x is null) throw new ArgumentNullException(f is null ? nameof(f) : nameof(x), "Expected a function and a point.");
        if (!(h > 0) || double.IsInfinity(h)) throw new ArgumentException($"h is {h}; expected a finite number above 0.", nameof(h));
        return Array.ConvertAll(Enumerable.Range(0, x.Length).ToArray(), i => (At(i, x[i] + h) - At(i, x[i] - h)) / (2 * h));

        double At(int coordinate, double value)
        {
            double[] moved = [.. x];
            moved[coordinate] = value;
            return f(moved);
        }
    }
}

public static class GradientDescent
{
    public static double Step(Func<double, double> derivative, double w, double rate)
    {
        if (derivative is null) throw new ArgumentNullException(nameof(derivative));
        CheckRate(rate);
        return w - derivative(w) * rate;
    }

    public static double[] Step(Func<double[], double[]> gradient, double[] w, double rate)
    {
        if (gradient is null || w is null) throw new ArgumentNullException(gradient is null ? nameof(gradient) : nameof(w));
        CheckRate(rate);
        double[] slopes = Slopes(gradient, w), moved = new double[w.Length];
        for (int i = w.Length - 1; i >= 0; i--) moved[i] = w[i] - slopes[i] * rate;
        return moved;
    }

    public static double Minimize(Func<double, double> derivative, double start, double rate, int steps)
    {
        if (derivative is null) throw new ArgumentNullException(nameof(derivative));
        CheckRate(rate);
        CheckSteps(steps);
        double w = start;
        foreach (int _ in Enumerable.Range(1, steps)) w -= derivative(w) * rate;
        return w;
    }

    public static DescentPath Minimize(Func<double[], double> f, Func<double[], double[]> gradient, double[] start, double rate, int steps, double tolerance = 0)
    {
        if (f is null || gradient is null || start is null) throw new ArgumentNullException(f is null ? nameof(f) : gradient is null ? nameof(gradient) : nameof(start));
        CheckRate(rate);
        CheckSteps(steps);
        if (!(tolerance >= 0) || double.IsInfinity(tolerance)) throw new ArgumentException($"tolerance is {tolerance}; expected a finite number, 0 or more.", nameof(tolerance));
        var points = new Stack<double[]>([[.. start]]);
        var values = new Queue<double>();
        Outcome? end = null;
        while (end is null)
        {
            double[] w = points.Peek();
            double value = f(w);
            values.Enqueue(value);
            if (double.IsNaN(value) || double.IsInfinity(value) || w.Any(each => double.IsNaN(each) || double.IsInfinity(each)))
            {
                end = Outcome.Diverged;
                continue;
            }
            double[] slopes = Slopes(gradient, w);
            if (Math.Pow(slopes.Sum(slope => Math.Pow(slope, 2)), 0.5) <= tolerance) end = Outcome.Converged;
            else if (values.Count == steps + 1) end = Outcome.StepsUsedUp;
            else points.Push(Step(_ => slopes, w, rate));
        }
        return new DescentPath([.. points.Reverse()], [.. values], end.Value);
    }

    private static double[] Slopes(Func<double[], double[]> gradient, double[] w)
    {
        double[] slopes = gradient(w);
        return slopes.Length == w.Length ? slopes : throw new ArgumentException($"The gradient has {slopes.Length} elements; expected {w.Length}.", nameof(gradient));
    }

    private static void CheckRate(double rate)
    {
        if (!(rate > 0) || double.IsInfinity(rate)) throw new ArgumentOutOfRangeException(nameof(rate), rate, "Expected a finite number above 0.");
    }

    private static void CheckSteps(int steps)
    {
        if (steps < 0) throw new ArgumentOutOfRangeException(nameof(steps), steps, "Expected 0 or more.");
    }
}

public static class LearningRate
{
    public static double Largest(double curvature) => Best(curvature, curvature) * 2;

    public static double Best(double smallest, double largest)
    {
        if (!(0 < smallest && smallest <= largest && largest < double.PositiveInfinity))
            throw new ArgumentException($"The curvatures are {smallest} and {largest}; expected finite numbers above 0 in ascending order.", nameof(smallest));
        return 2 / (smallest + largest);
    }
}
