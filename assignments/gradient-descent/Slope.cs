namespace Gradus.Descent;

/// <summary>Slopes by central differences: what a derivative is compared with when nobody has proved it.</summary>
public static partial class Slope
{
    /// <summary>The slope of a function of one number.</summary>
    /// <param name="f">The function; called at x + h and at x − h, and nowhere else.</param>
    /// <param name="x">Where.</param>
    /// <param name="h">Half the distance between the two points; finite, above 0.</param>
    /// <returns>(f(x + h) − f(x − h))/(2h): exact for parabolas; else f'(x) with an error of about h²f'''(x)/6.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is 0, negative, infinite or NaN.</exception>
    /// <remarks>Source: Burden and Faires, <i>Numerical Analysis</i>, §4.1. Rounding adds about 1e-16·|f|/h, so that a smaller h is not always a better one.</remarks>
    /// <example><code>
    /// Slope.At(w => 0.6 * w * w, 2, 0.5)   // 2.4
    /// </code></example>
    // TODO (slope)
    public static double At(Func<double, double> f, double x, double h = 1e-5)
    {
        throw new NotImplementedException("Slope.At");
    }

    /// <summary>The slopes of a function of several numbers: its gradient.</summary>
    /// <param name="f">The function; called twice for each coordinate, with an array that it may keep or change.</param>
    /// <param name="x">[n] where; stays as it is.</param>
    /// <param name="h">Half the distance between the two points of a coordinate; finite, above 0.</param>
    /// <returns>[n] for each coordinate (f(… xᵢ + h …) − f(… xᵢ − h …))/(2h), all the others as they are in x.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is 0, negative, infinite or NaN.</exception>
    /// <remarks>Source: as above; 2n calls, which is why backpropagation was invented.</remarks>
    /// <example><code>
    /// Slope.Gradient(w => 3 * w[0] * w[0] + 5 * w[1] * w[1], [1, 1])   // about [6, 10]
    /// </code></example>
    // TODO (slope)
    public static double[] Gradient(Func<double[], double> f, double[] x, double h = 1e-5)
    {
        throw new NotImplementedException("Slope.Gradient");
    }
}
