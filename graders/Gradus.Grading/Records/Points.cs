namespace Gradus.Grading.Records;

/// <summary>Arithmetic of points: hundredths, so that sums print the same everywhere.</summary>
public static class Points
{
    /// <summary>Rounded to hundredths.</summary>
    public static double Round(double points) => Math.Round(points, 2, MidpointRounding.AwayFromZero);

    /// <summary>The sum, rounded to hundredths.</summary>
    public static double Sum(IEnumerable<double> points) => Round(points.Sum());
}
