using System.Globalization;

namespace Gradus.Examples.Drawing;

/// <summary>A frame with axes: where numbers become places in the picture.</summary>
/// <param name="svg">The picture.</param>
/// <param name="x">The horizontal axis.</param>
/// <param name="y">The vertical axis.</param>
/// <param name="left">Where the frame is.</param>
/// <param name="top">Where the frame is.</param>
/// <param name="width">How wide the frame is.</param>
/// <param name="height">How high the frame is.</param>
internal sealed class Plot(Svg svg, Span x, Span y, double left, double top, double width, double height)
{
    // Lines go on beyond the frame, which cuts them off; numbers that no picture has room for stop here.
    private const double Beyond = 20;

    /// <summary>The place of a point.</summary>
    internal (double X, double Y) At(double a, double b) => (left + (width * Kept(x.Share(a))), top + height - (height * Kept(y.Share(b))));

    /// <summary>The frame, and round numbers beside it.</summary>
    /// <param name="name">What the frame cuts off what is drawn in it by.</param>
    /// <param name="draw">Draws what is in it.</param>
    /// <param name="yTick">How a number of the vertical axis is written; null: as it is.</param>
    internal void Draw(string name, Action draw, Func<double, string>? yTick = null)
    {
        svg.Clipped(name, left, top, width, height, draw);
        svg.Rectangle(left, top, width, height, "none", "#999999");
        foreach (double tick in x.Ticks()) svg.Text(At(tick, y.From).X, top + height + 11, Short(tick), 9, "middle");
        foreach (double tick in y.Ticks()) svg.Text(left - 3, At(x.From, tick).Y + 3, yTick?.Invoke(tick) ?? Short(tick), 9, "end");
    }

    private static double Kept(double share) => double.IsNaN(share) ? Beyond : Math.Clamp(share, -Beyond, Beyond);

    private static string Short(double tick) => tick.ToString("0.####", CultureInfo.InvariantCulture);
}
