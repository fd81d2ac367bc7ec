using Gradus.Grading.Records;

namespace Gradus.Reports;

/// <summary>For each check that lost points: what was expected, what came, where, why, and where to read on.</summary>
internal sealed class LossList(Sheet sheet, Wording words, string locationPrefix, string handoutPrefix)
{
    private const int Indent = 4;

    private int labelWidth = new[] { "ui.expected", "ui.got", "ui.where", "ui.diagnosis", "ui.hint", "ui.section" }.Max(key => Columns.Width(words.Say(key)));

    /// <summary>Writes the list; nothing when nothing was lost.</summary>
    public void Write(IReadOnlyList<Loss> losses)
    {
        if (losses.Count == 0) return;
        if (losses.SelectMany(l => l.LostParts).Any(p => LearningCurve.Of(p) is not null)) labelWidth = Math.Max(labelWidth, LearningCurve.Labels(words).Max(Columns.Width));
        sheet.Line(sheet.Paint(words.Say("ui.losses"), Ink.Strong));
        sheet.Line();
        foreach (Loss loss in losses)
        {
            Heading(loss);
            foreach (PartRecord part in loss.LostParts) Part(part);
            if (loss.LostParts.Count > 0 && loss.PassedParts > 0)
                sheet.Line("    " + sheet.Paint(Marks.Of(CheckStatus.Passed, sheet.Ascii), Ink.Good) + " "
                    + words.Say("ui.parts-passed", ("count", Wording.Count(loss.PassedParts)), ("total", Wording.Count(loss.Check.Parts.Count))));
            if (loss.Hidden) sheet.Prose(words.Say("ui.hidden"), Indent, Ink.Faint);
            Facts(loss.Expected, loss.Got, loss.Location, loss.Diagnosis, Indent);
            if (loss.Hint is { } hint) sheet.Sentence(words.Say("ui.hint"), Printable.Block(words.Say(hint)), Indent, labelWidth);
            if (loss.Check.Section is { } section) sheet.Whole(words.Say("ui.section"), Printable.Line(handoutPrefix + words.Section(section)), Indent, labelWidth);
            sheet.Line();
        }
    }

    /// <summary>Sign, points lost, title, id; the id moves to a line of its own where there is no room.</summary>
    private void Heading(Loss loss)
    {
        string lost = (sheet.Ascii ? "-" : "−") + Wording.Number(loss.Points);
        string sign = sheet.Paint(Marks.Of(loss.Check.Status, sheet.Ascii), Marks.InkOf(loss.Check.Status));
        int lead = 4 + lost.Length;
        string id = Printable.Line(loss.Check.Id);
        string[] title = [.. Columns.Wrap(Printable.Line(words.Say(loss.Check.Title)), sheet.Width - lead)];
        bool room = lead + Columns.Width(title[^1]) + 4 + Columns.Width(id) <= sheet.Width;
        for (int i = 0; i < title.Length; i++)
        {
            string margin = i == 0 ? $"{sign} {sheet.Paint(lost, Marks.InkOf(loss.Check.Status))}  " : new string(' ', lead);
            sheet.Line(margin + sheet.Paint(title[i], Ink.Strong) + (i == title.Length - 1 && room ? "  " + sheet.Paint($"({id})", Ink.Faint) : ""));
        }
        if (!room) sheet.Line(new string(' ', lead) + sheet.Paint($"({id})", Ink.Faint));
    }

    private void Part(PartRecord part)
    {
        string score = $"  {Wording.Number(part.Points)} / {Wording.Number(part.Max)}";
        string name = Columns.Cut(Printable.Line(words.Say(part.Name)), sheet.Width - 6 - score.Length, sheet.Ellipsis);
        sheet.Line("    " + sheet.Paint(Marks.Of(part.Status, sheet.Ascii), Marks.InkOf(part.Status)) + " " + name + sheet.Paint(score, Ink.Faint));
        if (LearningCurve.Of(part) is { } curve)
        {
            int room = sheet.Width - Indent - 2 - labelWidth - 2;
            sheet.Whole(words.Say("ui.curve-own"), curve.OwnLine(sheet.Ascii, room), Indent + 2, labelWidth);
            sheet.Whole(words.Say("ui.curve-right"), curve.RightLine(sheet.Ascii, room), Indent + 2, labelWidth);
        }
        Facts(part.Expected, part.Got, part.Location, part.Diagnosis, Indent + 2);
    }

    private void Facts(Text? expected, Text? got, Location? location, Text? diagnosis, int indent)
    {
        Seen("ui.expected", expected, indent);
        Seen("ui.got", got, indent);
        if (location is not null) sheet.Whole(words.Say("ui.where"), Places.Of(location, locationPrefix), indent, labelWidth);
        if (diagnosis is not null) sheet.Sentence(words.Say("ui.diagnosis"), Printable.Block(words.Say(diagnosis)), indent, labelWidth, Ink.Partly);
    }

    /// <summary>Bare values are cut, so that their beginnings can be compared; sentences are wrapped.</summary>
    private void Seen(string label, Text? seen, int indent)
    {
        if (seen is null) return;
        string said = Printable.Block(words.Say(seen));
        if (seen.Key is "verbatim" or "value") sheet.Value(words.Say(label), said, indent, labelWidth);
        else sheet.Sentence(words.Say(label), said, indent, labelWidth);
    }
}
