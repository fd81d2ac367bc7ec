namespace Gradus.Tests.Autodiff;

/// <summary>Derivatives from values: the oracle that knows no rule.</summary>
internal static class Differences
{
    /// <summary>Central differences with steps h, h/2 and h/4, and Richardson's extrapolation of them: the error is of the order h⁶.</summary>
    public static double Derivative(Func<double, double> f, double x, double h = 1.0 / 512)
    {
        double a = Central(h), b = Central(h / 2), c = Central(h / 4);
        double ab = ((4 * b) - a) / 3, bc = ((4 * c) - b) / 3;
        return ((16 * bc) - ab) / 15;

        double Central(double step) => (f(x + step) - f(x - step)) / (2 * step);
    }
}
