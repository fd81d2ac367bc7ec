namespace Gradus.Tensors;

/// <summary>Functions of a double that .NET lacks.</summary>
internal static class SpecialFunctions
{
    /// <summary>eˣ − 1 by Kahan's trick: the rounding of eˣ is undone by its own logarithm.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) < 1e-300) return x;
        double e = Math.Exp(x);
        if (e == 1) return x;
        double less = e - 1;
        return less == -1 || double.IsInfinity(e) ? less : less * (x / Math.Log(e));
    }

    /// <summary>ln(1 + x) by Kahan's trick: the rounding of 1 + x is undone by dividing by what was really added.</summary>
    public static double Log1p(double x)
    {
        double more = 1 + x;
        return more == 1 || double.IsPositiveInfinity(x) ? x : Math.Log(more) * (x / (more - 1));
    }

    /// <summary>1/(1 + e⁻ˣ), without overflow on either side.</summary>
    public static double Sigmoid(double x)
    {
        if (x >= 0) return 1 / (1 + Math.Exp(-x));
        double e = Math.Exp(x);
        return e / (1 + e);
    }

    /// <summary>The error function 2/√π ∫₀ˣ e^(−t²) dt: its series near 0, the continued fraction of its complement elsewhere (Abramowitz and Stegun 7.1.5, 7.1.14).</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (a > 6) return Math.CopySign(1, x);
        if (a < 2.5)
        {
            double term = a, sum = a;
            for (int n = 1; Math.Abs(term) > 1e-18 * sum; n++)
            {
                term *= -a * a / n;
                sum += term / ((2 * n) + 1);
            }
            return Math.CopySign(2 / Math.Sqrt(Math.PI) * sum, x);
        }
        double fraction = a;
        for (int n = 60; n >= 1; n--) fraction = a + (n / 2.0 / fraction);
        return Math.CopySign(1 - (Math.Exp(-a * a) / (Math.Sqrt(Math.PI) * fraction)), x);
    }
}
