using System.Globalization;
using System.Security;
using System.Text;

namespace Gradus.Examples.Drawing;

/// <summary>A picture as an SVG file, element by element. Coordinates are pixels, y downwards.</summary>
/// <param name="width">The picture's width.</param>
/// <param name="height">The picture's height.</param>
internal sealed class Svg(double width, double height)
{
    /// <summary>The colour of texts and axes.</summary>
    internal const string Dark = "#333333";

    private readonly StringBuilder elements = new();

    /// <summary>A line through points.</summary>
    internal void Line(IEnumerable<(double X, double Y)> points, string color, double thickness = 1.5, double opacity = 1) =>
        Add($"<polyline points=\"{string.Join(' ', points.Select(point => Invariant($"{point.X:0.#},{point.Y:0.#}")))}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{thickness}\" stroke-opacity=\"{opacity}\" stroke-linejoin=\"round\"/>");

    /// <summary>A disc, or a ring where it has no filling.</summary>
    internal void Circle(double x, double y, double radius, string color, bool isFilled = true) =>
        Add($"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius}\" fill=\"{(isFilled ? color : "white")}\" stroke=\"{color}\" stroke-width=\"1.2\"/>");

    /// <summary>A cross.</summary>
    internal void Cross(double x, double y, double size, string color) =>
        Add($"<path d=\"M{x - size:0.#},{y - size:0.#}L{x + size:0.#},{y + size:0.#}M{x - size:0.#},{y + size:0.#}L{x + size:0.#},{y - size:0.#}\" stroke=\"{color}\" stroke-width=\"2\" fill=\"none\"/>");

    /// <summary>A frame.</summary>
    internal void Rectangle(double x, double y, double wide, double high, string fill, string stroke) =>
        Add($"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{wide:0.#}\" height=\"{high:0.#}\" fill=\"{fill}\" stroke=\"{stroke}\"/>");

    /// <summary>Separate strokes, each from a point to a point, as one element that <see cref="Use"/> repeats.</summary>
    internal void Define(string id, IEnumerable<(double X1, double Y1, double X2, double Y2)> strokes, string color, double thickness) =>
        Add($"<defs><path id=\"{id}\" d=\"{string.Concat(strokes.Select(s => Invariant($"M{s.X1:0.#},{s.Y1:0.#}L{s.X2:0.#},{s.Y2:0.#}")))}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{thickness}\"/></defs>");

    /// <summary>What was defined, moved.</summary>
    internal void Use(string id, double x, double y) => Add($"<use href=\"#{id}\" x=\"{x:0.#}\" y=\"{y:0.#}\"/>");

    /// <summary>A line of text.</summary>
    /// <param name="x">Where its anchor is.</param>
    /// <param name="y">Where the letters stand.</param>
    /// <param name="text">What it says.</param>
    /// <param name="size">The letters' height.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="isBold">Whether it is a heading.</param>
    /// <param name="color">Its colour.</param>
    internal void Text(double x, double y, string text, double size = 12, string anchor = "start", bool isBold = false, string color = Dark) =>
        Add($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{color}\"{(isBold ? " font-weight=\"bold\"" : "")}>{SecurityElement.Escape(text)}</text>");

    /// <summary>What is drawn within is cut off at a frame.</summary>
    internal void Clipped(string id, double x, double y, double wide, double high, Action draw)
    {
        Add($"<clipPath id=\"{id}\"><rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{wide:0.#}\" height=\"{high:0.#}\"/></clipPath><g clip-path=\"url(#{id})\">");
        draw();
        Add($"</g>");
    }

    /// <summary>The file.</summary>
    public override string ToString() => Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\">\n")
        + Invariant($"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n{elements}</svg>\n");

    private void Add(FormattableString element) => elements.Append(Invariant(element)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
