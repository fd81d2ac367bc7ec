using Gradus.Grading.Records;

namespace Gradus.Reports;

/// <summary>The page's part on checks that lost points: one block each, open, foldable by keyboard.</summary>
internal sealed class LossSection(Wording words)
{
    /// <summary>The section; nothing when nothing was lost.</summary>
    public Markup Of(ScoreView view) => view.Losses.Count == 0 ? Markup.Empty : Markup.Of($"""
        <section aria-labelledby="losses">
        <h2 id="losses">{words.Say("ui.losses")}</h2>
        {view.Losses.Select((loss, index) => Of(loss, index + 1))}</section>

        """);

    private Markup Of(Loss loss, int number) => Markup.Of($"""
        <details class="loss" open id="loss-{number}">
        <summary><h3><span class="{Wording.Kebab(loss.Check.Status)}">{ScorePage.Mark(loss.Check.Status)} {words.Status(loss.Check.Status)}</span> {words.Say(loss.Check.Title)}</h3>
        <p class="what"><span>{words.Say("ui.lost", ("points", Wording.Number(loss.Points)))}</span> <code>{loss.Check.Id}</code></p></summary>
        {Parts(loss)}{(loss.Hidden ? Markup.Of($"<p class=\"note\">{words.Say("ui.hidden")}</p>\n") : Markup.Empty)}{Facts(
            Seen("ui.expected", loss.Expected),
            Seen("ui.got", loss.Got),
            Place(loss.Location),
            Said("ui.diagnosis", "why", loss.Diagnosis),
            Said("ui.hint", "", loss.Hint),
            loss.Check.Section is { } section ? Fact("ui.section", Markup.Of($"<code>{words.Section(section)}</code>")) : Markup.Empty,
            loss.Check.Attachments.Count > 0 ? Fact("ui.attachments", Markup.Of($"{string.Join(", ", loss.Check.Attachments)}")) : Markup.Empty)}</details>

        """);

    private Markup Parts(Loss loss)
    {
        if (loss.LostParts.Count == 0) return Markup.Empty;
        Markup passed = loss.PassedParts == 0 ? Markup.Empty : Markup.Of($"""
            <li class="rest">{ScorePage.Mark(CheckStatus.Passed)} {words.Say("ui.parts-passed", ("count", Wording.Count(loss.PassedParts)), ("total", Wording.Count(loss.Check.Parts.Count)))}</li>

            """);
        return Markup.Of($"""
            <ul class="parts">
            {loss.LostParts.Select(Part)}{passed}</ul>

            """);
    }

    private Markup Part(PartRecord part) => Markup.Of($"""
        <li><p><span class="{Wording.Kebab(part.Status)}">{ScorePage.Mark(part.Status)} <span class="spoken">{words.Status(part.Status)}</span></span> {words.Say(part.Name)} <small>{Wording.Number(part.Points)} / {Wording.Number(part.Max)}</small></p>
        {LearningCurve.Of(part)?.Figure(part.Name, words) ?? Markup.Empty}{Facts(Seen("ui.expected", part.Expected), Seen("ui.got", part.Got), Place(part.Location), Said("ui.diagnosis", "why", part.Diagnosis))}</li>

        """);

    private static Markup Facts(params Markup[] facts) => facts.All(f => f == Markup.Empty) ? Markup.Empty : Markup.Of($"""
        <dl>
        {facts}</dl>

        """);

    private Markup Fact(string label, Markup value) => Markup.Of($"""
        <dt>{words.Say(label)}</dt><dd>{value}</dd>

        """);

    /// <summary>Bare values in the type of code; sentences in that of text.</summary>
    private Markup Seen(string label, Text? seen) => seen switch
    {
        null => Markup.Empty,
        { Key: "verbatim" or "value" } => Fact(label, Markup.Of($"""<code class="value">{words.Say(seen)}</code>""")),
        _ => Said(label, "", seen),
    };

    private Markup Said(string label, string style, Text? text) =>
        text is null ? Markup.Empty : Fact(label, Markup.Of($"""<span class="said {style}">{words.Say(text)}</span>"""));

    private Markup Place(Location? location) => location is null ? Markup.Empty : Fact("ui.where", ScorePage.Place(location));
}
