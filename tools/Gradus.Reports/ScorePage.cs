using System.Globalization;
using Gradus.Grading.Records;
using Gradus.Grading.Texts;

namespace Gradus.Reports;

/// <summary>A record as one HTML file that needs nothing beside it and runs no script.</summary>
public static class ScorePage
{
    /// <summary>The page.</summary>
    /// <param name="record">The record, of either audience.</param>
    /// <param name="texts">Sentences of the language to show.</param>
    /// <param name="options">What the record does not say.</param>
    public static string Html(ScoreRecord record, TextCatalog texts, PageOptions options)
    {
        var words = new Wording(record, texts);
        var view = new ScoreView(record);
        string title = options.Title ?? record.Assignment;
        return Markup.Of($"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{words.Say("ui.page-title", ("title", title), ("score", words.Score))}</title>
            <style>
            {PageStyle.Sheet}
            </style>
            </head>
            <body>
            <header>
            <h1>{title}</h1>
            <p class="audience">{words.Audience}</p>
            {Score(record, words)}
            </header>
            <main>
            {Summary(record, words, view, options)}{Diagnostics(words, view)}{Checks(words, view)}{new LossSection(words).Of(view)}{new CurveSection(words).Of(view)}
            </main>
            <footer>
            {Statuses(words)}{About(record, words)}
            </footer>
            </body>
            </html>

            """).ToString();
    }

    private static Markup Score(ScoreRecord record, Wording words)
    {
        string percent = (record.Max > 0 ? Math.Clamp(100 * record.Score / record.Max, 0, 100) : 0).ToString("0.#", CultureInfo.InvariantCulture);
        return Markup.Of($"""
            <p class="score">{words.Score}</p>
            <div class="bar" aria-hidden="true"><span style="width:{percent}%"></span></div>
            """);
    }

    private static Markup Summary(ScoreRecord record, Wording words, ScoreView view, PageOptions options)
    {
        string?[] notes = [words.Filter(view, options.TotalChecks), words.SeedNote, view.Solved ? words.Say("ui.solved") : null];
        Markup outcome = record.Outcome == Outcome.Graded ? Markup.Empty : Markup.Of($"""<p class="outcome">{words.Outcome}</p>{"\n"}""");
        return Markup.Of($"{outcome}{notes.OfType<string>().Select(note => Markup.Of($"<p class=\"note\">{note}</p>\n"))}");
    }

    private static Markup Diagnostics(Wording words, ScoreView view) => view.Diagnostics.Count == 0 ? Markup.Empty : Markup.Of($"""
        <section aria-labelledby="diagnostics">
        <h2 id="diagnostics">{words.Say("ui.diagnostics")}</h2>
        <div class="wide"><table>
        <thead><tr><th scope="col">{words.Say("ui.place")}</th><th scope="col">{words.Say("ui.status")}</th><th scope="col">{words.Say("ui.message")}</th></tr></thead>
        <tbody>
        {view.Diagnostics.Select(d => Markup.Of($"""
            <tr><td class="place">{Place(d.Location)}</td><td class="{Wording.Kebab(d.Severity)}">{words.Severity(d.Severity)}<br><code>{d.Code}</code></td><td class="said">{words.Say(d.Message)}</td></tr>

            """))}</tbody>
        </table></div>
        </section>

        """);

    private static Markup Checks(Wording words, ScoreView view) => view.Groups.Count == 0 ? Markup.Empty : Markup.Of($"""
        <section aria-labelledby="checks">
        <h2 id="checks">{words.Say("ui.checks")}</h2>
        <div class="wide"><table>
        <thead><tr><th scope="col">{words.Say("ui.check")}</th><th scope="col">{words.Say("ui.status")}</th><th scope="col" class="points">{words.Say("ui.points")}</th></tr></thead>
        {view.Groups.Select(g => Group(words, view, g))}</table></div>
        </section>

        """);

    private static Markup Group(Wording words, ScoreView view, ExerciseView group)
    {
        var rows = group.Run.Select(c => Row(words, c, Link(words, view, c)))
            .Concat(group.Skipped.Select(c => Row(words, c, Markup.Of($"""{words.Say(c.Title)}<br><small>{words.WhySkipped(c)}</small>"""))));
        if (group.NotStarted.Count > 0)
        {
            Markup text = Markup.Of($"""{string.Join(", ", group.ToWrite(words))}""");
            rows = rows.Append(Row(words, CheckStatus.NotImplemented, text, Points.Sum(group.NotStarted.Select(c => c.Points)), Points.Sum(group.NotStarted.Select(c => c.Max))));
        }
        return Markup.Of($"""
            <tbody>
            <tr class="group"><th scope="rowgroup" colspan="2">{words.Group(group.Name)}</th><td class="points">{Wording.Number(group.Points)} / {Wording.Number(group.Max)}</td></tr>
            {rows}</tbody>

            """);
    }

    private static Markup Row(Wording words, CheckRecord check, Markup text) => Row(words, check.Status, text, check.Points, check.Max);

    private static Markup Row(Wording words, CheckStatus status, Markup text, double points, double max) => Markup.Of($"""
        <tr><th scope="row">{text}</th><td class="{Wording.Kebab(status)}">{Mark(status)} {words.Status(status)}</td><td class="points">{Wording.Number(points)} / {Wording.Number(max)}</td></tr>

        """);

    private static Markup Link(Wording words, ScoreView view, CheckRecord check)
    {
        int loss = view.Losses.TakeWhile(l => l.Check != check).Count();
        return loss < view.Losses.Count ? Markup.Of($"""<a href="#loss-{loss + 1}">{words.Say(check.Title)}</a>""") : Markup.Of($"{words.Say(check.Title)}");
    }

    /// <summary>The sign of a status; the word beside it is what a screen reader says.</summary>
    internal static Markup Mark(CheckStatus status) => Markup.Of($"""<span class="mark" aria-hidden="true">{Marks.Of(status, ascii: false)}</span>""");

    /// <summary>A place as code; a dash where there is none.</summary>
    internal static Markup Place(Location? location) => location is null ? Markup.Of($"–") : Markup.Of($"<code>{Places.Of(location)}</code>");

    private static Markup Statuses(Wording words) => Markup.Of($"""
        <details>
        <summary><h2>{words.Say("ui.statuses")}</h2></summary>
        <table>
        <thead><tr><th scope="col">{words.Say("ui.status")}</th><th scope="col">{words.Say("ui.meaning")}</th></tr></thead>
        <tbody>
        {Enum.GetValues<CheckStatus>().Select(s => Markup.Of($"""
            <tr><th scope="row" class="{Wording.Kebab(s)}">{Mark(s)} {words.Status(s)}</th><td>{words.Meaning(s)}</td></tr>

            """))}</tbody>
        </table>
        </details>

        """);

    private static Markup About(ScoreRecord record, Wording words) => Markup.Of($"""
        <details>
        <summary><h2>{words.Say("ui.about")}</h2></summary>
        <dl>
        <dt>{words.Say("ui.submission")}</dt><dd><code>{record.Submission.Id}</code></dd>
        <dt>{words.Say("ui.suite")}</dt><dd>{record.Suite.Name}</dd>
        <dt>{words.Say("ui.suite-version")}</dt><dd>{record.Suite.Version}</dd>
        <dt>{words.Say("ui.seed")}</dt><dd><code>{record.Seed}</code></dd>
        <dt>{words.Say("ui.started")}</dt><dd>{record.Run.Started}</dd>
        <dt>{words.Say("ui.tool")}</dt><dd>{record.Run.Tool}</dd>
        </dl>
        <div class="wide"><table>
        <caption>{words.Say("ui.files")}</caption>
        <thead><tr><th scope="col">{words.Say("ui.file")}</th><th scope="col">SHA-256</th></tr></thead>
        <tbody>
        {record.Submission.Files.Select(f => Markup.Of($"""
            <tr><th scope="row"><code>{f.Path}</code></th><td><code class="hash">{f.Sha256}</code></td></tr>

            """))}</tbody>
        </table></div>
        </details>

        """);
}
