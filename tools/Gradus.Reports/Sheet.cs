using System.Globalization;

namespace Gradus.Reports;

/// <summary>Lines of a given width on a terminal or in a file. What is written here is printable already.</summary>
internal sealed class Sheet(TextWriter to, TableOptions options)
{
    private const int MostLines = 12;

    /// <summary>Columns.</summary>
    public int Width { get; } = Math.Max(40, options.Width);

    /// <summary>Whether signs are ASCII.</summary>
    public bool Ascii => options.Ascii;

    /// <summary>What stands for what was cut.</summary>
    public string Ellipsis => Ascii ? "..." : "…";

    /// <summary>Writes a line as it is.</summary>
    public void Line(string line = "") => to.WriteLine(line.TrimEnd());

    /// <summary>Writes sentences, wrapped, each line indented.</summary>
    public void Prose(string text, int indent = 0, Ink ink = Ink.Plain)
    {
        foreach (string line in Columns.Wrap(text, Width - indent)) Line(new string(' ', indent) + Paint(line, ink));
    }

    /// <summary>Writes a value behind its label; each of its lines is cut at the width, so that values under each other can be compared.</summary>
    public void Value(string label, string value, int indent, int labelWidth)
    {
        int width = Width - indent - labelWidth - 2;
        Labelled(label, [.. value.Split('\n').Select(line => Columns.Cut(line, width, Ellipsis))], indent, labelWidth, Ink.Plain);
    }

    /// <summary>Writes sentences behind their label, wrapped.</summary>
    public void Sentence(string label, string text, int indent, int labelWidth, Ink ink = Ink.Plain) =>
        Labelled(label, [.. Columns.Wrap(text, Width - indent - labelWidth - 2)], indent, labelWidth, ink);

    /// <summary>Writes what must stay whole to be of use, such as a place to click, however long.</summary>
    public void Whole(string label, string text, int indent, int labelWidth) => Labelled(label, [text], indent, labelWidth, Ink.Plain);

    /// <summary>Paints, when colours are on.</summary>
    public string Paint(string text, Ink ink) => options.Colour && ink != Ink.Plain && text.Length > 0
        ? string.Create(CultureInfo.InvariantCulture, $"\e[{Code(ink)}m{text}\e[0m")
        : text;

    private void Labelled(string label, string[] lines, int indent, int labelWidth, Ink ink)
    {
        string margin = new(' ', indent + labelWidth + 2);
        Line(new string(' ', indent) + Paint(Columns.PadRight(label, labelWidth), Ink.Faint) + "  " + Paint(lines[0], ink));
        foreach (string line in lines.Skip(1).Take(MostLines - 1)) Line(margin + Paint(line, ink));
        if (lines.Length > MostLines) Line(margin + Paint(Ellipsis, Ink.Faint));
    }

    private static int Code(Ink ink) => ink switch
    {
        Ink.Strong => 1,
        Ink.Faint => 2,
        Ink.Good => 32,
        Ink.Partly => 33,
        _ => 31,
    };
}
