namespace Gradus.Grading.Records;

/// <summary>Arithmetic of points: hundredths, so that sums print the same everywhere.</summary>
public static class Points
{
    /// <summary>Rounded to hundredths.</summary>
    public static double Round(double points) => Math.Round(points, 2, MidpointRounding.AwayFromZero);

    /// <summary>The sum, rounded to hundredths.</summary>
    public static double Sum(IEnumerable<double> points) => Round(points.Sum());

    /// <summary>Points in equal shares of whole hundredths; the last one takes what division leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public static double[] Shares(double points, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        long hundredths = (long)Math.Round(points * 100), each = hundredths / count; // whole numbers: 1.5 / 5 · 100 in floating point is less than 30
        return [.. Enumerable.Range(0, count).Select(i => (i < count - 1 ? each : hundredths - each * (count - 1)) / 100.0)];
    }
}
