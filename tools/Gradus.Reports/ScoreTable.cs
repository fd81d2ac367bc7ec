using Gradus.Grading.Records;
using Gradus.Grading.Texts;

namespace Gradus.Reports;

/// <summary>A record as text for a terminal: diagnostics, the table of exercises, what to look at, the score.</summary>
public static class ScoreTable
{
    private const int MostDiagnostics = 20;

    /// <summary>Writes the table. The last line is the score.</summary>
    /// <param name="to">Where to; lines end as it says.</param>
    /// <param name="record">The record, of either audience.</param>
    /// <param name="texts">Sentences of the language to show.</param>
    /// <param name="options">Colours, width, places.</param>
    public static void Write(TextWriter to, ScoreRecord record, TextCatalog texts, TableOptions options)
    {
        var sheet = new Sheet(to, options);
        var words = new Wording(record, texts);
        var view = new ScoreView(record);
        Title(sheet, words, options.Title ?? record.Assignment);
        if (record.Outcome != Outcome.Graded)
        {
            sheet.Prose(words.Outcome, ink: Ink.Bad);
            sheet.Line();
        }
        Diagnostics(sheet, words, view, options);
        if (view.Groups.Count > 0)
        {
            new ExerciseTable(sheet, words).Write(view.Groups);
            sheet.Line();
        }
        new LossList(sheet, words, options.LocationPrefix, options.HandoutPrefix ?? options.LocationPrefix).Write(view.Losses);
        Ending(sheet, words, view, options);
        sheet.Line(sheet.Paint(words.Score, Ink.Strong));
    }

    private static void Title(Sheet sheet, Wording words, string title)
    {
        string separator = sheet.Ascii ? " - " : " · ";
        string line = Columns.Cut(Printable.Line(title) + separator + words.Audience, sheet.Width, sheet.Ellipsis);
        sheet.Line(sheet.Paint(line, Ink.Strong));
        sheet.Line(sheet.Paint(new string(sheet.Ascii ? '-' : '─', Columns.Width(line)), Ink.Faint));
    }

    private static void Diagnostics(Sheet sheet, Wording words, ScoreView view, TableOptions options)
    {
        foreach (Diagnostic diagnostic in view.Diagnostics.Take(MostDiagnostics))
        {
            string sign = Marks.Of(diagnostic.Severity, sheet.Ascii), code = $"{words.Severity(diagnostic.Severity)} {Printable.Line(diagnostic.Code)}: ";
            string place = diagnostic.Location is { } at ? Places.Of(at, options.LocationPrefix) + "  " : "";
            string message = Printable.Block(words.Say(diagnostic.Message));
            bool fits = !message.Contains('\n', StringComparison.Ordinal) && Columns.Width($"{sign} {place}{code}{message}") <= sheet.Width;
            sheet.Line($"{sheet.Paint(sign, Marks.InkOf(diagnostic.Severity))} {place}{sheet.Paint(code, Ink.Faint)}{(fits ? message : "")}");
            if (!fits) sheet.Prose(message, indent: 4);
        }
        if (view.Diagnostics.Count > MostDiagnostics)
            sheet.Prose(words.Say("ui.and-more", ("count", Wording.Count(view.Diagnostics.Count - MostDiagnostics))), indent: 2);
        if (view.Diagnostics.Count > 0) sheet.Line();
    }

    private static void Ending(Sheet sheet, Wording words, ScoreView view, TableOptions options)
    {
        string?[] notes =
        [
            words.SeedNote,
            words.Filter(view, options.TotalChecks),
            view.Solved ? words.Say("ui.solved") : null,
        ];
        foreach (string note in notes.OfType<string>()) sheet.Prose(Printable.Line(note));
        int labelWidth = new[] { "ui.record", "ui.page" }.Max(key => Columns.Width(words.Say(key)));
        if (options.RecordFile is { } file) sheet.Whole(words.Say("ui.record"), Printable.Line(file), 0, labelWidth);
        if (options.PageFile is { } page) sheet.Whole(words.Say("ui.page"), Printable.Line(page), 0, labelWidth);
    }
}
