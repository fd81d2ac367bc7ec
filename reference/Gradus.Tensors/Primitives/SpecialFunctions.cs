namespace Gradus.Tensors;

/// <summary>Functions of a double that .NET lacks.</summary>
internal static class SpecialFunctions
{
    // 1/n!, n from 17 down to 2.
    private static readonly double[] Series = [.. Enumerable.Range(2, 16).Reverse().Select(n =>
        Enumerable.Range(1, n).Aggregate(1.0, (product, factor) => product / factor))];

    // From the highest power down.
    private static readonly double[] Centre =
    [
        5.9571761477489114044e-11, -1.137284885679167367e-9, 1.4659775274047435814e-8, -1.6350312701054695011e-7, 1.6461000484121368033e-6, -0.000014925595266831181565,
        0.00012055331111642710923, -0.00085483269808337899052, 0.0052239776248180144673, -0.026866170645076793248, 0.11283791670954878666, -0.37612638903183748056, 1.1283791670955125738,
    ];

    private static readonly double[] Tail =
    [
        -2.0355575642200859218e-7, -2.6915157592850124842e-7, 1.2459620847174091823e-6, 2.1124428949403865976e-6, -7.9776965796440728579e-6, -0.000012859347351455289403,
        0.000064056577940516656969, 0.00004525520140579536031, -0.00059706195318153519556, 0.00070774644356119723542, 0.0042691363330778686353, -0.024392499318790734847,
        0.071665837197973308226, -0.1501159365007758145, 0.24560380171233091336, -0.32623356004303723321, 0.17900115118138995038,
    ];

    /// <summary>eˣ − 1: where the difference would cancel, by the series to x¹⁷/17!. Right to two units in the last place.</summary>
    public static double Expm1(double x)
    {
        if (!(Math.Abs(x) < 0.5)) return Math.Exp(x) - 1;
        double sum = 0;
        foreach (double factor in Series) sum = (sum * x) + factor;
        return x * (1 + (x * sum));
    }

    /// <summary>ln(1 + x): the logarithm of 1 + x as rounded, and to it what was lost. Right to two units in the last place.</summary>
    public static double Log1p(double x)
    {
        double more = 1 + x;
        if (more == 1 || more == 0 || double.IsPositiveInfinity(x)) return more == 1 ? x : Math.Log(more);
        double lost = x <= 1 ? x - (more - 1) : 1 - (more - x);
        return Math.Log(more) + (lost / more);
    }

    /// <summary>1/(1 + e⁻ˣ), without overflow on either side.</summary>
    public static double Sigmoid(double x)
    {
        if (x >= 0) return 1 / (1 + Math.Exp(-x));
        double e = Math.Exp(x);
        return e / (1 + e);
    }

    /// <summary>The error function 2/√π ∫₀ˣ e^(−t²) dt: x times a polynomial in x² up to 1, and beyond that what the complement e^(−x²)·erfcx(x) leaves, with a
    /// polynomial in
    /// (x − 3)/(x + 3) for erfcx. Chebyshev fits by mpmath, with errors below 10⁻¹⁸; the result is right to two units in the last place.</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (a < 1) return x * Polynomial(Centre, x * x);
        if (a < 6) return Math.CopySign(1 - (Math.Exp(-a * a) * Polynomial(Tail, (a - 3) / (a + 3))), x);
        return double.IsNaN(x) ? x : Math.CopySign(1, x);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        foreach (double coefficient in coefficients) sum = (sum * x) + coefficient;
        return sum;
    }
}
