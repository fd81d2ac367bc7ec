// Numerical loops: bisection, Newton, trapezoid rule, Horner, Kahan sums
// Run gives 10
namespace Innocent;

public static class SearchAndBisection
{
    private static double Bisect(Func<double, double> f, double low, double high)
    {
        while (high - low > 1e-12)
        {
            double middle = (low + high) / 2;
            if (f(low) * f(middle) <= 0) high = middle;
            else low = middle;
        }
        return low;
    }

    private static double Kahan(IEnumerable<double> values)
    {
        double sum = 0, lost = 0;
        foreach (double value in values)
        {
            double y = value - lost, t = sum + y;
            lost = t - sum - y;
            sum = t;
        }
        return sum;
    }

    private static double Horner(ReadOnlySpan<double> coefficients, double x)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) value = Math.FusedMultiplyAdd(value, x, coefficients[i]);
        return value;
    }

    public static double Run() => Math.Round(Math.Pow(Bisect(x => x * x - 2, 0, 2), 2) + Kahan(Enumerable.Repeat(0.1, 10)) + Horner([1, 2, 0.5], 2), 6);
}
