using Gradus.Examples.Drawing;
using Gradus.Examples.Paths;

namespace Gradus.Examples.Figures;

/// <summary>A surface from above, by its contours, with a path on it.</summary>
/// <param name="svg">The picture.</param>
/// <param name="view">The surface.</param>
/// <param name="width">How wide a panel is.</param>
/// <param name="height">How high a panel is.</param>
internal sealed class SurfacePanel(Svg svg, View view, double width, double height)
{
    private const int Levels = 14;

    /// <summary>Puts the contours into the file, once for all panels.</summary>
    internal void Define()
    {
        var plot = new Plot(svg, view.X, view.Y, 0, 0, width, height);
        svg.Define("contours", Contours.Of(view.Surface.F, view.X, view.Y, Levels).Select(s =>
        {
            var (from, to) = (plot.At(s.X1, s.Y1), plot.At(s.X2, s.Y2));
            return (from.X, from.Y, to.X, to.Y);
        }), "#c4cedb", 0.8);
    }

    /// <summary>Draws a panel: a ring where the path begins, a disc at each point, a cross at the minimum.</summary>
    internal void Draw(string name, double left, double top, IReadOnlyList<double[]> points, string color)
    {
        var plot = new Plot(svg, view.X, view.Y, left, top, width, height);
        plot.Draw(name, () =>
        {
            svg.Use("contours", left, top);
            var minimum = plot.At(view.Surface.Minimum[0], view.Surface.Minimum[1]);
            svg.Cross(minimum.X, minimum.Y, 4, Svg.Dark);
            (double X, double Y)[] places = [.. points.Select(point => plot.At(point[0], point[1]))];
            svg.Line(places, color, 1.4, 0.8);
            foreach (var (x, y) in places.Skip(1)) svg.Circle(x, y, 1.6, color);
            svg.Circle(places[0].X, places[0].Y, 3.5, color, isFilled: false);
        });
    }
}
