namespace Gradus.Authoring.Calibration;

/// <summary>What is said about a handful of numbers.</summary>
internal static class Sample
{
    /// <summary>A percentile, interpolated between neighbours as NumPy does by default.</summary>
    /// <param name="ascending">The numbers, one or more, in ascending order.</param>
    /// <param name="share">0 for the smallest, 1 for the largest.</param>
    internal static double Percentile(IReadOnlyList<double> ascending, double share)
    {
        double place = share * (ascending.Count - 1);
        int below = (int)Math.Floor(place);
        return below == ascending.Count - 1 ? ascending[below] : ascending[below] + (place - below) * (ascending[below + 1] - ascending[below]);
    }

    /// <summary>The standard deviation, of n − 1; 0 for a single number.</summary>
    internal static double Deviation(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return 0;
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
