using Gradus.Grading.Records;

namespace Gradus.Grading.Convergence;

/// <summary>Says which mistake a curve shows: one whose curve is in the table, else one that shows in the course itself.</summary>
internal static class CurveDiagnosis
{
    /// <summary>How near, relative, a curve lies to that of a mistake when it is taken for it.</summary>
    private const double Near = 1e-3;

    /// <summary>A change of less than this part of the first point is none.</summary>
    private const double Unchanged = 0.01;

    /// <summary>A change of this part of the first point, and less, may be rounding.</summary>
    private const double Rounding = 1e-6;

    /// <summary>The diagnosis of a curve that is not right; null when no mistake fits.</summary>
    internal static Text? Of(CurveStandard standard, IReadOnlyList<double> got)
    {
        // A mistake that hardly changes the curve would be taken for rounding, and rounding for it.
        var known = standard.Mistakes.Where(m => Distance(m.Value, standard.Right) > Near).Select(m => (m.Key, Distance: Distance(got, m.Value)))
            .Where(m => m.Distance <= Near).OrderBy(m => m.Distance).ThenBy(m => m.Key, StringComparer.Ordinal).FirstOrDefault();
        if (known.Key is { } key) return new Text("mistake." + key);
        var shown = Course(standard.Measure, got);
        return shown is null || shown.Equals(Course(standard.Measure, standard.Right)) ? null : shown; // what right code does is no mistake
    }

    /// <summary>The largest difference, relative to the second curve; infinite for curves of other lengths or with points that are not finite.</summary>
    private static double Distance(IReadOnlyList<double> curve, IReadOnlyList<double> from)
    {
        if (curve.Count != from.Count) return double.PositiveInfinity;
        double largest = 0;
        for (int i = 0; i < curve.Count; i++)
        {
            double difference = Math.Abs(curve[i] - from[i]);
            if (difference == 0) continue;
            double relative = difference / Math.Abs(from[i]);
            if (!(relative <= largest)) largest = double.IsNaN(relative) ? double.PositiveInfinity : relative;
        }
        return largest;
    }

    private static Text? Course(Measure measure, IReadOnlyList<double> curve)
    {
        if (!curve.All(double.IsFinite)) return new Text("mistake.curve-diverges");
        double first = curve[0], change = curve[^1] - first, scale = Math.Abs(first);
        if (measure == Measure.Loss && change > scale) return new Text("mistake.curve-diverges");
        if (measure == Measure.Loss && change > Rounding * scale && Enumerable.Range(1, curve.Count - 1).All(i => curve[i] >= curve[i - 1])) return new Text("mistake.curve-rises");
        return Math.Abs(change) <= Unchanged * scale ? new Text("mistake.curve-flat") : null;
    }
}
