namespace Gradus.Descent;

/// <content>Many steps: where they lead, and the way there.</content>
public static partial class GradientDescent
{
    /// <summary>Where a number of steps lead.</summary>
    /// <param name="derivative">f'; called once for each step, where the step starts.</param>
    /// <param name="start">Where the first step starts.</param>
    /// <param name="rate">η, the learning rate; finite, above 0.</param>
    /// <param name="steps">How many steps; 0 or more.</param>
    /// <returns>Where the last step ends; the start for 0 steps. All steps are taken: with too big a rate the result is far away, infinite or NaN.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="derivative"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is 0, negative, infinite or NaN; <paramref name="steps"/> is negative.</exception>
    /// <remarks>Source: lecture L3. On the parabola ½λw² each step multiplies w by 1 − ηλ.</remarks>
    /// <example><code>
    /// GradientDescent.Minimize(w => 1.2 * w, 4, 0.5, 3)   // 0.256
    /// GradientDescent.Minimize(w => 1.2 * w, 4, 2, 3)     // -10.976
    /// </code></example>
    // exercise: minimize
    public static double Minimize(Func<double, double> derivative, double start, double rate, int steps)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        Require.Positive(rate);
        Require.NotNegative(steps);
        double w = start;
        for (int step = 0; step < steps; step++)
        {
            w -= rate * derivative(w);
        }

        return w;
    }

    /// <summary>The way of descent, point by point, until there is no slope left, the steps are used up, or it has run away.</summary>
    /// <param name="f">The function: from [n] to a number; called once for each point.</param>
    /// <param name="gradient">∇f: from [n] to [n]; called at most once for each point.</param>
    /// <param name="start">[n] the first point; stays as it is.</param>
    /// <param name="rate">η, the learning rate; finite, above 0.</param>
    /// <param name="steps">The most steps; 0 or more.</param>
    /// <param name="tolerance">How short a gradient counts as none; finite, 0 or more.</param>
    /// <returns>The points, at most steps + 1, each an array of its own, and the function's value at each. In every point, the start and the last one too, this is asked, in this order:
    /// is the value or a coordinate infinite or NaN: <see cref="Outcome.Diverged"/>;
    /// is ‖∇f‖ = √(Σ(∂f/∂wᵢ)²) ≤ tolerance: <see cref="Outcome.Converged"/>;
    /// are the steps used up: <see cref="Outcome.StepsUsedUp"/>. That point is the last; from any other a step is taken.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/>, <paramref name="gradient"/>, <paramref name="start"/> or what the gradient gives is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is 0, negative, infinite or NaN; <paramref name="steps"/> is negative;
    /// <paramref name="tolerance"/> is negative, infinite or NaN.</exception>
    /// <exception cref="ArgumentException">The gradient has not as many elements as the start.</exception>
    /// <remarks>Source: lecture L3; Nocedal and Wright, <i>Numerical Optimization</i>, §3.3. <c>Require.Gradient</c> checks what the function gives.</remarks>
    // exercise: path
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
        var w = (double[])start.Clone();
        while (true)
        {
            points.Add(w);
            values.Add(f(w));
            if (!double.IsFinite(values[^1]) || !Array.TrueForAll(w, double.IsFinite))
            {
                return new DescentPath(points, values, Outcome.Diverged);
            }

            double[] slopes = Require.Gradient(gradient(w), w.Length);
            if (Norm(slopes) <= tolerance)
            {
                return new DescentPath(points, values, Outcome.Converged);
            }

            if (points.Count > steps)
            {
                return new DescentPath(points, values, Outcome.StepsUsedUp);
            }

            w = Moved(w, slopes, rate);
        }
    }

    // solution
    private static double Norm(double[] vector)
    {
        double squares = 0;
        foreach (double element in vector)
        {
            squares += element * element;
        }

        return Math.Sqrt(squares);
    }
}
