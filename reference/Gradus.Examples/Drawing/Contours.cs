namespace Gradus.Examples.Drawing;

/// <summary>Lines of equal height of a surface, by marching squares: in each cell of a grid a straight stroke between the edges that a level crosses.</summary>
internal static class Contours
{
    private const int Cells = 72;

    /// <summary>The strokes of some levels, which lie so that between neighbouring ones there is an equal part of the picture.</summary>
    /// <param name="f">The surface.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="levels">How many levels there are.</param>
    /// <returns>Strokes in numbers of the axes.</returns>
    internal static IEnumerable<(double X1, double Y1, double X2, double Y2)> Of(Func<double[], double> f, Span x, Span y, int levels)
    {
        double AtX(double i) => x.From + ((x.To - x.From) * i / Cells);
        double AtY(double j) => y.From + ((y.To - y.From) * j / Cells);
        var heights = new double[Cells + 1, Cells + 1];
        for (int i = 0; i <= Cells; i++)
        {
            for (int j = 0; j <= Cells; j++) heights[i, j] = f([AtX(i), AtY(j)]);
        }
        double[] sorted = [.. heights.Cast<double>().Order()];
        // The square packs them where it is low: there the interesting things happen.
        foreach (double level in Enumerable.Range(1, levels).Select(k => sorted[(int)((sorted.Length - 1) * Math.Pow((double)k / (levels + 1), 1.6))]))
        {
            for (int i = 0; i < Cells; i++)
            {
                for (int j = 0; j < Cells; j++)
                {
                    foreach (var (a, b) in Strokes(heights, i, j, level)) yield return (AtX(a.I), AtY(a.J), AtX(b.I), AtY(b.J));
                }
            }
        }
    }

    private static IEnumerable<((double I, double J) A, (double I, double J) B)> Strokes(double[,] heights, int i, int j, double level)
    {
        (int I, int J)[] corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)];
        var crossed = new List<(double, double)>();
        for (int k = 0; k < 4; k++)
        {
            var (a, b) = (corners[k], corners[(k + 1) % 4]);
            double first = heights[a.I, a.J] - level, second = heights[b.I, b.J] - level;
            if ((first < 0) == (second < 0)) continue;
            double share = first / (first - second);
            crossed.Add((a.I + (share * (b.I - a.I)), a.J + (share * (b.J - a.J))));
        }
        // Two edges are crossed, or at a saddle all four, in pairs.
        for (int k = 0; k + 1 < crossed.Count; k += 2) yield return (crossed[k], crossed[k + 1]);
    }
}
