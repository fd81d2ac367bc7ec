using Gradus.Grading.Combining;
using Gradus.Grading.Records;

namespace Gradus.Reports;

/// <summary>The page's folded part on how the code learnt: the curves of runs that passed. Those of lost ones stand beside what was lost.</summary>
internal sealed class CurveSection(Wording words)
{
    /// <summary>The section; nothing when there is no such curve.</summary>
    public Markup Of(ScoreView view)
    {
        Markup[] checks = [.. view.Groups.SelectMany(g => g.Run).Select(Of).Where(m => m != Markup.Empty)];
        return checks.Length == 0 ? Markup.Empty : Markup.Of($"""
            <section>
            <details class="curves">
            <summary><h2>{words.Say("ui.curves")}</h2></summary>
            {checks}</details>
            </section>

            """);
    }

    private Markup Of(CheckRecord check)
    {
        Markup[] runs = [.. check.Parts.Where(p => p.Status == CheckStatus.Passed || Share.Explains(p.Got)).Select(Of)];
        return runs.All(m => m == Markup.Empty) ? Markup.Empty : Markup.Of($"""
            <h3>{words.Say(check.Title)}</h3>
            {runs}
            """);
    }

    private Markup Of(PartRecord part) => LearningCurve.Of(part) is { } curve ? Markup.Of($"""
        <p>{words.Say(part.Name)}</p>
        {curve.Figure(part.Name, words)}
        """) : Markup.Empty;
}
