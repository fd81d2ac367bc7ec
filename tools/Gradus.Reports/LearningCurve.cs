using System.Globalization;
using Gradus.Grading.Convergence;
using Gradus.Grading.Records;

namespace Gradus.Reports;

/// <summary>A learning curve over the reference's, on the page and in the terminal.</summary>
internal sealed class LearningCurve
{
    // The plot within its picture, in units of the picture.
    private const double Width = 480, Height = 160, Left = 56, Right = 474, Upper = 8, Lower = 136, Cross = 4;

    /// <summary>Room that numbers behind a sparkline take.</summary>
    private const int Numbers = 26;

    private readonly CurveView view;
    private readonly CurveScale scale;

    private LearningCurve(CurveView view) => (this.view, scale) = (view, new CurveScale(view));

    /// <summary>The curve of a part; null when the part has none that can be drawn.</summary>
    public static LearningCurve? Of(PartRecord part) => CurveText.Read(part.Name) is { } view ? new LearningCurve(view) : null;

    /// <summary>The labels of <see cref="OwnLine"/> and <see cref="RightLine"/>, for the width of their column.</summary>
    public static IEnumerable<string> Labels(Wording words) => [words.Say("ui.curve-own"), words.Say("ui.curve-right")];

    /// <summary>The student's curve in one line: a sparkline, the first point and the last.</summary>
    /// <param name="ascii">Whether signs are ASCII.</param>
    /// <param name="room">Columns.</param>
    public string OwnLine(bool ascii, int room) => Line(view.Own, OwnEnds(ascii), ascii, room);

    /// <summary>The reference's in one line, on the same scale.</summary>
    /// <param name="ascii">Whether signs are ASCII.</param>
    /// <param name="room">Columns.</param>
    public string RightLine(bool ascii, int room) => Line(view.Right, RightEnds(ascii), ascii, room);

    private string Line(double[] values, string ends, bool ascii, int room) =>
        Sparkline.Of([.. values.Select(scale.Height)], view.Steps.Length, 0, 1, ascii, Math.Max(8, room - Numbers)) + "  " + ends;

    private string OwnEnds(bool ascii) => view.Own.Length == 1 ? CurveScale.Number(view.Own[0]) : CurveScale.Number(view.Own[0]) + Arrow(ascii) + CurveScale.Number(view.Own[^1]);

    private string RightEnds(bool ascii)
    {
        string low = CurveScale.Number(Math.Min(view.Low[^1], view.Right[^1])), high = CurveScale.Number(Math.Max(view.High[^1], view.Right[^1]));
        return CurveScale.Number(view.Right[0]) + Arrow(ascii) + (low == high ? low : low + (ascii ? " ... " : " … ") + high);
    }

    private static string Arrow(bool ascii) => ascii ? " -> " : " → ";

    /// <summary>The curve as a picture with its legend.</summary>
    /// <param name="name">What run it is.</param>
    /// <param name="words">Words of the language to show.</param>
    public Markup Figure(Text name, Wording words) => Markup.Of($"""
        <figure class="curve">
        {Svg(words.Say("ui.curve-plot", ("run", words.Say(name)), ("own", OwnEnds(ascii: false)), ("right", RightEnds(ascii: false))))}
        <figcaption><span class="own">{words.Say("ui.curve-own")} {OwnEnds(ascii: false)}</span> <span class="right">{words.Say("ui.curve-right")} {RightEnds(ascii: false)}</span> <span class="band">{words.Say("ui.curve-band")}</span></figcaption>
        </figure>

        """);

    private Markup Svg(string label) => Markup.Of($"""
        <svg viewBox="0 0 {Unit(Width)} {Unit(Height)}" role="img" aria-label="{label}"><title>{label}</title>
        <path class="frame" d="M{Unit(Left)} {Unit(Upper)}V{Unit(Lower)}H{Unit(Right)}"/>
        <polygon class="band" points="{Points(view.High)} {Points(view.Low, backwards: true)}"/>
        <polyline class="right" points="{Points(view.Right)}"/>
        {Own()}
        <text x="{Unit(Left - 6)}" y="{Unit(Upper + 9)}" text-anchor="end">{scale.Top}</text><text x="{Unit(Left - 6)}" y="{Unit(Lower)}" text-anchor="end">{scale.Bottom}</text>
        <text x="{Unit(Left)}" y="{Unit(Height - 6)}">{view.Steps[0]}</text><text x="{Unit(Right)}" y="{Unit(Height - 6)}" text-anchor="end">{view.Steps[^1]}</text>
        </svg>
        """);

    /// <summary>The student's line, up to the first point that is no finite number: there a cross stands.</summary>
    private Markup Own()
    {
        double[] drawn = [.. view.Own.TakeWhile(double.IsFinite)];
        Markup line = drawn.Length switch
        {
            0 => Markup.Empty,
            1 => Markup.Of($"""<circle class="own" cx="{Unit(X(0))}" cy="{Unit(Y(drawn[0]))}" r="2"/>"""),
            _ => Markup.Of($"""<polyline class="own" points="{Points(drawn)}"/>"""),
        };
        if (drawn.Length == view.Own.Length) return line;
        double x = X(drawn.Length), y = drawn.Length > 0 ? Y(drawn[^1]) : (Upper + Lower) / 2;
        return Markup.Of($"""{line}<path class="own" d="M{Unit(x - Cross)} {Unit(y - Cross)}L{Unit(x + Cross)} {Unit(y + Cross)}M{Unit(x - Cross)} {Unit(y + Cross)}L{Unit(x + Cross)} {Unit(y - Cross)}"/>""");
    }

    private string Points(double[] values, bool backwards = false)
    {
        var points = values.Select((value, i) => $"{Unit(X(i))},{Unit(Y(value))}");
        return string.Join(' ', backwards ? points.Reverse() : points);
    }

    private double X(int point) => view.Steps.Length == 1 ? Left : Left + (Right - Left) * (view.Steps[point] - (double)view.Steps[0]) / ((double)view.Steps[^1] - view.Steps[0]);

    private double Y(double value) => Lower - (Lower - Upper) * scale.Height(value);

    private static string Unit(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);
}
