using Gradus.Grading.Combining;
using Gradus.Grading.Records;

namespace Gradus.Reports;

/// <summary>The exercises with their checks and points, as rows of a terminal.</summary>
internal sealed class ExerciseTable(Sheet sheet, Wording words)
{
    /// <summary>One line; without points it is a remark on the line above.</summary>
    private sealed record Row(string Mark, Ink Ink, int Indent, string Text, Ink TextInk, double? Points, double Max);

    /// <summary>Writes all exercises; points stand in one column, just right of the longest text.</summary>
    public void Write(IReadOnlyList<ExerciseView> groups)
    {
        int earned = groups.Max(g => Math.Max(Wording.Number(g.Points).Length, g.Run.Select(c => Wording.Number(c.Points).Length).DefaultIfEmpty().Max()));
        int most = groups.Max(g => Math.Max(Wording.Number(g.Max).Length, g.Run.Select(c => Wording.Number(c.Max).Length).DefaultIfEmpty().Max()));
        int room = sheet.Width - earned - most - 5;
        Row[] rows = [.. groups.SelectMany(g => Rows(g, room))];
        int column = Math.Min(room, rows.Where(r => r.Points is not null).Max(r => r.Indent + Columns.Width(r.Text)));
        foreach (Row row in rows)
        {
            string margin = row.Mark.Length > 0 ? "  " + sheet.Paint(row.Mark, row.Ink) + " " : new string(' ', row.Indent);
            if (row.Points is not { } points)
            {
                sheet.Prose(row.Text, row.Indent, row.TextInk);
                continue;
            }
            string text = Columns.PadRight(Columns.Cut(row.Text, column - row.Indent, sheet.Ellipsis), column - row.Indent);
            string score = $"{Columns.PadLeft(Wording.Number(points), earned)} / {Columns.PadLeft(Wording.Number(row.Max), most)}";
            sheet.Line(margin + sheet.Paint(text, row.TextInk) + "  " + sheet.Paint(score, row.TextInk));
        }
    }

    private IEnumerable<Row> Rows(ExerciseView group, int room)
    {
        yield return new Row("", Ink.Plain, 0, Printable.Line(words.Group(group.Name)), Ink.Strong, group.Points, group.Max);
        foreach (CheckRecord check in group.Run)
        {
            yield return Of(check, Ink.Plain);
            if ((check.Status == CheckStatus.Passed || Share.Explains(check.Got)) && check.Parts.Select(LearningCurve.Of).FirstOrDefault(curve => curve is not null) is { } learnt)
                yield return new Row("", Ink.Faint, 6, $"{words.Say("ui.curve-own")}  {learnt.OwnLine(sheet.Ascii, sheet.Width - 6 - Columns.Width(words.Say("ui.curve-own")) - 2)}", Ink.Faint, null, 0);
        }
        // Checks that were skipped for one reason share the line that says it.
        foreach (var run in group.Skipped.GroupBy(words.WhySkipped, StringComparer.Ordinal))
        {
            foreach (CheckRecord check in run) yield return Of(check, Ink.Faint);
            yield return new Row("", Ink.Faint, 6, words.Say("ui.skipped", ("why", Printable.Line(run.Key))), Ink.Faint, null, 0);
        }
        if (group.NotStarted.Count > 0)
        {
            string text = NotStarted([.. group.ToWrite(words).Select(Printable.Line)], room - 4);
            yield return new Row(Marks.Of(CheckStatus.NotImplemented, sheet.Ascii), Ink.Faint, 4, text, Ink.Faint,
                Points.Sum(group.NotStarted.Select(c => c.Points)), Points.Sum(group.NotStarted.Select(c => c.Max)));
        }
    }

    private Row Of(CheckRecord check, Ink ink) => new(Marks.Of(check.Status, sheet.Ascii), Marks.InkOf(check.Status), 4,
        Printable.Line(words.Say(check.Title)), ink, check.Points, check.Max);

    /// <summary>As many names as fit on the line, and how many more there are.</summary>
    private string NotStarted(string[] names, int room)
    {
        for (int shown = names.Length; shown > 0; shown--)
        {
            string list = string.Join(", ", names[..shown]);
            if (shown < names.Length) list += ", " + words.Say("ui.and-more", ("count", Wording.Count(names.Length - shown)));
            string line = words.Say("ui.not-started", ("members", list));
            if (Columns.Width(line) <= room || shown == 1) return line;
        }
        return words.Say("ui.not-started", ("members", ""));
    }
}
