using System.Globalization;
using Gradus.Grading.Convergence;

namespace Gradus.Reports;

/// <summary>The one scale that a curve and the reference's are drawn on: from the lowest point to the highest, logarithmic where points are far apart.</summary>
/// <remarks>The reference decides what is seen: own points that lie further from its range than the range is high are drawn at the edge.</remarks>
internal sealed class CurveScale
{
    /// <summary>The largest point over the smallest, from which the scale is logarithmic.</summary>
    private const double FarApart = 50;

    /// <summary>The height of a plot in which nothing changes, in parts of the value.</summary>
    private const double LeastSpan = 0.05;

    private readonly bool logarithmic;
    private readonly double bottom, top;

    /// <summary>Finds the scale.</summary>
    public CurveScale(CurveView view)
    {
        double[] reference = [.. view.Right, .. view.Low, .. view.High], all = [.. reference, .. view.Own.Where(double.IsFinite)];
        logarithmic = all.Min() > 0 && all.Max() / all.Min() > FarApart;
        double low = Place(reference.Min()), high = Place(reference.Max());
        double span = Math.Max(high - low, LeastSpan * (logarithmic || high == 0 ? 1 : Math.Max(Math.Abs(high), Math.Abs(low))));
        bottom = Math.Max(Place(all.Min()), low - span);
        top = Math.Min(Place(all.Max()), high + span);
        if (top - bottom < span / 2) (bottom, top) = (bottom - span / 2, top + span / 2);
    }

    /// <summary>The value at the lower edge.</summary>
    public string Bottom => Number(Value(bottom));

    /// <summary>The value at the upper edge.</summary>
    public string Top => Number(Value(top));

    /// <summary>How high a value is drawn: 0 at the lower edge, 1 at the upper; NaN for one that is no finite number.</summary>
    public double Height(double value)
    {
        if (!double.IsFinite(value)) return double.NaN;
        return Math.Clamp((Place(value) - bottom) / (top - bottom), 0, 1);
    }

    /// <summary>A point as people read it.</summary>
    public static string Number(double value) => double.IsFinite(value) ? value.ToString("G3", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    private double Place(double value) => logarithmic ? Math.Log10(value) : value;

    private double Value(double place) => logarithmic ? Math.Pow(10, place) : place;
}
