using System.Globalization;
using System.Text;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>The results as a text: totals, survivors, misleading causes, and a line per mistake.</summary>
internal static class ForeignTable
{
    public static string Of(IReadOnlyList<(ForeignBug Bug, ForeignOutcome Outcome)> bugs, IReadOnlyList<(ForeignFunction Function, ForeignOutcome Outcome)> functions)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"Foreign mistakes: wrong derivatives collected from issue trackers and courses without knowledge of the checker, then checked with default options.");
        Line($"Regenerated with GRADUS_UPDATE_GOLDEN=1. \"Missed\" is a seed where the claim is wrong by closed forms and the checker does not say so.");
        Line($"");
        text.Append(ForeignFirstRun.Preamble).Append('\n');
        Line($"mistakes      {bugs.Count} of {functions.Count} functions");
        Totals("generic", bugs.Where(b => b.Bug.Special is null));
        Totals("special", bugs.Where(b => b.Bug is { Special: not null, Invisible: false }));
        Totals("invisible", bugs.Where(b => b.Bug.Invisible));
        Line($"right         {functions.Count} functions at {functions.Sum(f => f.Outcome.Seeds)} points: {functions.Sum(f => f.Outcome.Seen)} false alarms, {functions.Sum(f => f.Outcome.Refused)} points refused");
        int named = bugs.Count(b => b.Outcome.Causes.Count > 0), misleading = bugs.Count(b => b.Outcome.Causes.Any(c => ForeignJudgements.Misleading.ContainsKey((b.Bug.Name, c.Key))));
        Line($"causes        named for {named} mistakes, misleading at some seed for {misleading} of them, none for {bugs.Count - named}");
        Line($"");
        Line($"Missed");
        foreach (var (bug, outcome) in bugs.Where(b => Survives(b.Bug, b.Outcome)))
            Line($"  {bug.Name,-24} {(ForeignJudgements.AtTheEdge.Contains(bug.Name) ? "at some seeds" : $"at {outcome.Seeds - outcome.Seen} of {outcome.Seeds}")}: {ForeignJudgements.Survivors[bug.Name]}");
        Line($"");
        Line($"Misleading causes");
        foreach (var (key, reason) in ForeignJudgements.Misleading)
            Line($"  {key.Bug,-24} {key.Cause,-15} {reason}");
        if (ForeignJudgements.Misleading.Count == 0) Line($"  none");
        Line($"");
        Line($"{"mistake",-30} {"wrong",5} {"seen",5} {"missed",6}  cause (judgement)");
        foreach (var (bug, outcome) in bugs)
        {
            bool edge = ForeignJudgements.AtTheEdge.Contains(bug.Name);
            string causes = edge && outcome.Causes.Count > 0 ? $"at some seeds {string.Join(", ", outcome.Causes.Select(c => $"{c.Key} ({Judged(c.Key)})").Order(StringComparer.Ordinal))}" : string.Join(", ", outcome.Causes.Select(c => $"{c.Key} {c.Count} ({Judged(c.Key)})"));
            string Judged(string cause) => ForeignJudgements.Misleading.ContainsKey((bug.Name, cause)) ? "misleading" : "apt";
            Line($"{bug.Name,-30} {(bug.Remembers ? "later" : outcome.Wrong.Count(w => w)),5} {(edge ? "some" : outcome.Seen),5} {(edge ? "some" : outcome.Missed),6}  {(causes.Length == 0 ? outcome.Refused > 0 ? "refused" : "none" : causes)}");
            Line($"    {bug.Of.Name}: {bug.Mistake} [{bug.Source}]{(bug.Special is { } special ? $" Special: {special}" : "")}");
        }
        return text.ToString();

        void Totals(string kind, IEnumerable<(ForeignBug Bug, ForeignOutcome Outcome)> of)
        {
            var all = of.ToList();
            int none = all.Count(b => !ForeignJudgements.AtTheEdge.Contains(b.Bug.Name) && b.Outcome.Seen == 0);
            int some = all.Count(b => Survives(b.Bug, b.Outcome)) - none;
            Line($"{kind,-13} {all.Count}: seen wherever wrong {all.Count - some - none}, at some seeds {some}, never {none}");
        }
    }

    /// <summary>Whether the checker misses it at any seed.</summary>
    public static bool Survives(ForeignBug bug, ForeignOutcome outcome) => ForeignJudgements.Survivors.ContainsKey(bug.Name) || outcome.Missed > 0;
}
