using System.Globalization;

namespace Gradus.Benchmarks.Comparing;

/// <summary>What several runs gave: the median, and the range around it.</summary>
/// <param name="Median">The middle one; of an even number, the mean of the two in the middle.</param>
/// <param name="Least">The least.</param>
/// <param name="Greatest">The greatest.</param>
internal readonly record struct Spread(double Median, double Least, double Greatest)
{
    /// <summary>Median and range.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static Spread Of(params IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) throw new ArgumentException("There are no values to take the median of; expected at least one.", nameof(values));
        int middle = sorted.Length / 2;
        return new(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>The mean that ratios have: one of 2 and one of ½ together are 1.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double GeometricMean(params IEnumerable<double> values) => values.Any()
        ? Math.Exp(values.Average(Math.Log)) : throw new ArgumentException("There are no values to take the mean of; expected at least one.", nameof(values));

    /// <summary>Whether the range includes a value: then the runs do not tell on which side of it the truth lies.</summary>
    public bool Includes(double value) => Least <= value && value <= Greatest;

    /// <summary>A figure: median (least–greatest), three digits.</summary>
    public string Figure() => $"{Digits(Median)} ({Digits(Least)}–{Digits(Greatest)})";

    /// <summary>A ratio: median (least–greatest), two decimals or three digits; a range that includes 1 is called equal.</summary>
    public string Ratio()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{Decimals(Median)} ({Decimals(Least)}–{Decimals(Greatest)})");
        return Includes(1) ? $"equal: {text}" : text;
    }

    // Three digits without an exponent: 0.0332, 28.1, 104, 1250.
    private static string Digits(double value)
    {
        int decimals = value == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 9);
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Decimals(double ratio) => ratio.ToString(ratio < 9.995 ? "F2" : ratio < 99.95 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
