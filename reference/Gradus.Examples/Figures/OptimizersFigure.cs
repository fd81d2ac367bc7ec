using System.Globalization;
using Gradus.Examples.Drawing;
using Gradus.Examples.Paths;
using Gradus.Optimizers;

namespace Gradus.Examples.Figures;

/// <summary>A row for each optimizer, a column for each learning rate: too small, right, too big.</summary>
internal static class OptimizersFigure
{
    private const double Width = 250, Height = 190, Left = 150, Top = 78, Across = 290, Down = 240;

    private static readonly (string Name, string Color, Func<double, Optimizer> Make)[] Optimizers =
    [
        ("gradient descent", "#1f77b4", rate => new Sgd(rate)),
        ("heavy ball", "#d62728", rate => new Momentum(rate)),
        ("Nesterov", "#9467bd", rate => new Nesterov(rate)),
        ("Adagrad", "#2ca02c", rate => new Adagrad(rate)),
        ("RMSProp", "#e07b00", rate => new RmsProp(rate, gamma: 0.9)),
        ("Adam", "#8c564b", rate => new Adam(rate)),
    ];

    /// <summary>Draws the figure.</summary>
    /// <param name="view">The surface.</param>
    /// <param name="steps">How many steps a path has.</param>
    internal static Svg Draw(View view, int steps)
    {
        var svg = new Svg(Left + (3 * Across) - 20, Top + (Optimizers.Length * Down) + 4);
        var panel = new SurfacePanel(svg, view, Width, Height);
        panel.Define();
        svg.Text(Left, 26, string.Create(CultureInfo.InvariantCulture, $"{view.Surface.Name}: {steps} steps from ({view.Start[0]}, {view.Start[1]}), by optimizer and learning rate"), 17, isBold: true);
        foreach (var (heading, column) in new[] { "rate too small", "rate right", "rate too big" }.Select((text, i) => (text, i))) svg.Text(Left + (column * Across) + (Width / 2), 52, heading, 14, "middle", isBold: true);
        for (int row = 0; row < Optimizers.Length; row++)
        {
            var (name, color, make) = Optimizers[row];
            double top = Top + (row * Down);
            svg.Text(8, top + (Height / 2), name, 13, isBold: true, color: color);
            var paths = RateSearch.Of(make, view, steps);
            for (int column = 0; column < paths.Length; column++)
            {
                double left = Left + (column * Across);
                panel.Draw(string.Create(CultureInfo.InvariantCulture, $"frame{row}-{column}"), left, top, paths[column].Points, color);
                svg.Text(left, top - 5, Caption(paths[column]), 11);
            }
        }
        return svg;
    }

    private static string Caption(OptimizerPath path)
    {
        string rate = path.Rate.ToString("0.##e-0", CultureInfo.InvariantCulture);
        return path.Diverged
            ? string.Create(CultureInfo.InvariantCulture, $"α = {rate}: diverges, stopped at step {path.Points.Count - 1}")
            : string.Create(CultureInfo.InvariantCulture, $"α = {rate}: {path.Value:0.0e-0} above the least");
    }
}
