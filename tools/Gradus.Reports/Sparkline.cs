using Gradus.Grading.Convergence;

namespace Gradus.Reports;

/// <summary>A curve in one line of a terminal.</summary>
internal static class Sparkline
{
    /// <summary>Columns that a line takes at most.</summary>
    public const int Most = Curve.Most;

    private const string Blocks = "▁▂▃▄▅▆▇█", Ascii = " .:-=+*#";

    /// <summary>All signs that a terminal must have to show a curve without being content with ASCII.</summary>
    internal const string Signs = Blocks + "×→";

    /// <summary>One sign a point, higher for higher values; points that are no finite numbers are crosses. Of more points than there is room for, some are left out evenly.</summary>
    /// <param name="values">The points.</param>
    /// <param name="points">Points of a whole curve, as many as there are values or more: lines of equally many stand under one another step by step, and one that breaks off ends where it does.</param>
    /// <param name="low">The value of the lowest sign.</param>
    /// <param name="high">The value of the highest sign; where it is not above <paramref name="low"/>, every point is in the middle.</param>
    /// <param name="ascii">Whether signs are ASCII.</param>
    /// <param name="columns">Room, 1 or more.</param>
    public static string Of(IReadOnlyList<double> values, int points, double low, double high, bool ascii, int columns = Most)
    {
        int count = Math.Min(points, Math.Min(columns, Most));
        int[] shown = [.. Enumerable.Range(0, count).Select(i => count == 1 ? points - 1 : (int)Math.Round(i * (points - 1.0) / (count - 1))).TakeWhile(point => point < values.Count)];
        return string.Create(shown.Length, (values, shown, low, high, ascii), static (line, state) =>
        {
            var (values, shown, low, high, ascii) = state;
            string signs = ascii ? Ascii : Blocks;
            for (int i = 0; i < line.Length; i++)
            {
                double value = values[shown[i]];
                double height = high > low ? Math.Clamp((value - low) / (high - low), 0, 1) : 0.5;
                line[i] = double.IsFinite(value) ? signs[(int)Math.Round(height * (signs.Length - 1), MidpointRounding.AwayFromZero)] : ascii ? 'x' : '×';
            }
        });
    }
}
