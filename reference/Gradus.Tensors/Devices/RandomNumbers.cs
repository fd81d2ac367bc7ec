namespace Gradus.Tensors;

/// <summary>How random words become random numbers, the same to the last bit on every device: additions, multiplications, divisions and square roots only.</summary>
/// <remarks>float32 takes one word an element, float64 two, the lower first; int32 takes one, as it is. Element i has the words from i (or 2i) on of the
/// sequence that <see cref="Philox"/> makes of the counters 0, 1, 2, …</remarks>
public static class RandomNumbers
{
    // AS241's polynomials for |u − ½| ≤ 0.425 and for the near and the far tail, from the highest power down.
    private static readonly double[] Middle =
    [
        2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
        1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0,
    ];

    private static readonly double[] MiddleBelow =
    [
        5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
        5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1,
    ];

    private static readonly double[] Near =
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
        3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0,
    ];

    private static readonly double[] NearBelow =
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1,
    ];

    private static readonly double[] Far =
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0,
    ];

    private static readonly double[] FarBelow =
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1,
    ];

    /// <summary>A multiple of 2⁻²⁴ in [0, 1), from the word's upper 24 bits.</summary>
    public static float Uniform(uint word) => (word >> 8) * (1f / (1 << 24));

    /// <summary>A multiple of 2⁻⁵³ in [0, 1), from the upper 53 bits of two words.</summary>
    public static double Uniform(uint low, uint high) => ((((ulong)high << 32) | low) >> 11) * (1.0 / (1L << 53));

    /// <summary>The normal quantile in the middle of one of 2³² equal parts of (0, 1), rounded from double: between ±6.34.</summary>
    public static float Normal(uint word) => (float)NormalQuantile((word + 0.5) * (1.0 / (1L << 32)));

    /// <summary>The normal quantile in the middle of one of 2⁵² equal parts of (0, 1): between ±8.21.</summary>
    public static double Normal(uint low, uint high) => NormalQuantile((((((ulong)high << 32) | low) >> 12) + 0.5) * (1.0 / (1L << 52)));

    /// <summary>The z below which a standard normal variable stays with the probability <paramref name="u"/> in (0, 1). Relative error below 10⁻¹⁵.</summary>
    /// <remarks>M. J. Wichura, “Algorithm AS 241: the percentage points of the normal distribution”, Applied Statistics 37 (1988) 477–484: PPND16.</remarks>
    public static double NormalQuantile(double u)
    {
        double q = u - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double square = 0.180625 - (q * q);
            return q * Ratio(Middle, MiddleBelow, square);
        }
        double r = Math.Sqrt(-Log(q < 0 ? u : 1 - u));
        double z = r <= 5 ? Ratio(Near, NearBelow, r - 1.6) : Ratio(Far, FarBelow, r - 5);
        return q < 0 ? -z : z;
    }

    private static double Ratio(double[] above, double[] below, double x)
    {
        double numerator = 0, denominator = 0;
        for (int i = 0; i < above.Length; i++)
        {
            numerator = (numerator * x) + above[i];
            denominator = (denominator * x) + below[i];
        }
        return numerator / denominator;
    }

    // The platform's logarithm may differ in the last bit from another's. This one is ln(2ᵉ·m) = e ln 2 + 2 artanh((m − 1)/(m + 1)) with √½ ≤ m < √2, by the series.
    private static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }
        double s = (m - 1) / (m + 1), square = s * s, sum = 0;
        for (int power = 23; power >= 3; power -= 2) sum = (sum * square) + (1.0 / power);
        return (exponent * 0.69314718055994530942) + (2 * (s + (s * square * sum)));
    }
}
