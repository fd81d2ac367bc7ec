using System.Globalization;
using System.Text;

namespace Gradus.GradientStudy;

/// <summary>The results of a study as text.</summary>
internal static class StudyTable
{
    internal static string Of(string catalogue, IReadOnlyList<Fate> fates, IReadOnlyList<FalseFailure> failures, int runs, int seeds)
    {
        var text = new StringBuilder();
        int killed = fates.Sum(f => f.Killed), total = fates.Sum(f => f.Runs), live = fates.Count(f => !f.Equivalent);
        Line($"Catalogue: {catalogue}, {fates.Select(f => f.Mutant.Of.Name).Distinct().Count(n => !n.EndsWith(" of x and x", StringComparison.Ordinal))} operations");
        Line($"False failures of right derivatives: {failures.Count} of {runs} checks (95 % bound with none: {Percent(3.0 / runs)})");
        Line($"Mutants: {fates.Count}, of which {fates.Count - live} equal the right derivative; the others were checked at {seeds} points each, where they differ");
        Line($"Killed: {killed} of {total} checks ({Percent((double)killed / total)}); mutants that every check killed: {fates.Count(f => !f.Equivalent && f.Killed == f.Runs)} of {live}");
        Line($"Cause named: {fates.Where(f => f.Mutant.Causes.Length > 0).Sum(f => f.Named)} of {fates.Where(f => f.Mutant.Causes.Length > 0).Sum(f => f.Killed)} kills of mistakes that have a name");
        foreach (var failure in failures) Line($"  false failure: {failure.Operation.Name}, seed {failure.Seed}: {failure.Finding.Fault}, {failure.Finding.Got}");

        Group("By mutator", f => f.Mutant.Mutator);
        Group("By operation", f => f.Mutant.Of.Name);

        Line($"\nSurvivors");
        foreach (var fate in fates.Where(f => f.Survived.Count > 0))
            Line($"  {fate.Mutant.Of.Name}: {fate.Mutant.Mutator}, {fate.Mutant.Variant}: {fate.Survived.Count} of {fate.Runs} checks, seeds {string.Join(", ", fate.Survived)}");
        if (fates.All(f => f.Survived.Count == 0)) Line($"  none");

        Line($"\nEquivalent mutants: equal to 1e-12 at {Study.EquivalencePoints} points, and why");
        foreach (var group in fates.Where(f => f.Equivalent).GroupBy(f => (f.Mutant.Mutator, f.Mutant.Variant, f.Mutant.WhenEqual)))
            Line($"  {group.Key.Mutator}, {group.Key.Variant} ({group.Key.WhenEqual}): {string.Join("; ", group.Select(f => f.Mutant.Of.Name))}");

        Line($"\nOther causes stated");
        foreach (var group in fates.SelectMany(f => f.Causes.Select(c => (f.Mutant, c.Key, c.Value))).GroupBy(c => (c.Mutant.Mutator, c.Mutant.Variant, c.Key)).Where(g => g.Key.Key != "none"))
            Line($"  {group.Key.Mutator}, {group.Key.Variant}: {group.Key.Key} × {group.Sum(c => c.Value)} ({string.Join("; ", group.Select(c => c.Mutant.Of.Name))})");
        return text.ToString();

        void Group(string title, Func<Fate, string> by)
        {
            Line($"\n{title,-36} {"killed",14} {"mutants",8} {"equal",6} {"named",14}");
            foreach (var group in fates.GroupBy(by))
            {
                var named = group.Where(f => f.Mutant.Causes.Length > 0).ToList();
                Line($"  {group.Key,-34} {$"{group.Sum(f => f.Killed)}/{group.Sum(f => f.Runs)}",14} {group.Count(),8} {group.Count(f => f.Equivalent),6} {$"{named.Sum(f => f.Named)}/{named.Sum(f => f.Killed)}",14}");
            }
        }

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Percent(double share) => share.ToString("P2", CultureInfo.InvariantCulture);
}
