using System.Globalization;
using Gradus.Descent;
using Gradus.Examples.Drawing;
using Gradus.Examples.Paths;

namespace Gradus.Examples.Figures;

/// <summary>Gradient descent with a rate too small, right and too big (lecture 3): on the parabola 0.6w², on the bowl 3w₁² + 5w₂² from above, and the bowl's values step by step.</summary>
internal static class LearningRatesFigure
{
    private const double Width = 270, Height = 200, Left = 124, Top = 84, Across = 320, Down = 262;
    private const int Steps = 25;
    private const string Color = "#d62728";

    private static readonly string[] Headings = ["too small", "right", "too big"];

    /// <summary>Draws the figure.</summary>
    internal static Svg Draw()
    {
        var svg = new Svg(Left + (3 * Across) - 26, Top + (3 * Down) - 20);
        svg.Text(Left, 26, string.Create(CultureInfo.InvariantCulture, $"Gradient descent, {Steps} steps of w ← w − η·∇f(w)"), 17, isBold: true);
        for (int column = 0; column < 3; column++) svg.Text(Left + (column * Across) + (Width / 2), 54, $"rate {Headings[column]}", 14, "middle", isBold: true);
        string[] rows = ["0.6w²", "3w₁² + 5w₂²", "values of the"];
        for (int row = 0; row < rows.Length; row++) svg.Text(6, Top + (row * Down) + (Height / 2), rows[row], 12, isBold: true);
        svg.Text(6, Top + (2 * Down) + (Height / 2) + 15, "bowl by step", 12, isBold: true);

        // Beyond 2/f'' descent diverges; there is no need to take the best rate, one step from the minimum: a picture shows more with a third of the largest.
        double largest = LearningRate.Largest(1.2);
        Parabolas(svg, [0.03 * largest, 0.3 * largest, 1.02 * largest]);
        Bowls(svg, [0.06 * LearningRate.Best(6, 10), LearningRate.Best(6, 10), 1.02 * LearningRate.Largest(10)]);
        return svg;
    }

    private static void Parabolas(Svg svg, double[] rates)
    {
        var surface = Surfaces.Parabola;
        for (int column = 0; column < rates.Length; column++)
        {
            var path = GradientDescent.Minimize(surface.F, surface.Gradient, [4], rates[column], Steps);
            double left = Left + (column * Across);
            var plot = new Plot(svg, new Span(-6, 6), new Span(-1, 18), left, Top, Width, Height);
            plot.Draw(string.Create(CultureInfo.InvariantCulture, $"parabola{column}"), () =>
            {
                svg.Line(Enumerable.Range(-60, 121).Select(i => plot.At(i / 10.0, surface.F([i / 10.0]))), "#c4cedb", 2);
                (double X, double Y)[] places = [.. path.Points.Zip(path.Values).Select(p => plot.At(p.First[0], p.Second))];
                svg.Line(places, Color, 1, 0.6);
                foreach (var (x, y) in places.Skip(1)) svg.Circle(x, y, 2.2, Color);
                svg.Circle(places[0].X, places[0].Y, 4, Color, isFilled: false);
            });
            Caption(svg, left, Top, rates[column], path);
        }
    }

    private static void Bowls(Svg svg, double[] rates)
    {
        var view = new View(Surfaces.Bowl, [-2, 1.5], new Span(-2.5, 2.5), new Span(-2, 2));
        var panel = new SurfacePanel(svg, view, Width, Height);
        panel.Define();
        for (int column = 0; column < rates.Length; column++)
        {
            var path = GradientDescent.Minimize(view.Surface.F, view.Surface.Gradient, view.Start, rates[column], Steps);
            double left = Left + (column * Across);
            panel.Draw(string.Create(CultureInfo.InvariantCulture, $"bowl{column}"), left, Top + Down, path.Points, Color);
            Caption(svg, left, Top + Down, rates[column], path);
            Curve(svg, column, left, path);
        }
    }

    // The logarithm of the value: a straight line where each step takes off an equal share.
    private static void Curve(Svg svg, int column, double left, DescentPath path)
    {
        var plot = new Plot(svg, new Span(0, Steps), new Span(-16, 4), left, Top + (2 * Down), Width, Height);
        plot.Draw(
            string.Create(CultureInfo.InvariantCulture, $"curve{column}"),
            () => svg.Line(path.Values.Select((value, step) => plot.At(step, Math.Log10(Math.Max(value, 1e-30)))), Color, 2),
            tick => string.Create(CultureInfo.InvariantCulture, $"1e{tick:0}"));
    }

    private static void Caption(Svg svg, double left, double top, double rate, DescentPath path) =>
        svg.Text(left, top - 5, string.Create(CultureInfo.InvariantCulture, $"η = {rate:0.####}: f = {path.Values[^1]:0.0e-0}"), 11);
}
