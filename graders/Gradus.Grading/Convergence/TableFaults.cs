using static System.FormattableString;

namespace Gradus.Grading.Convergence;

/// <summary>What keeps checks from resting on a table.</summary>
internal static class TableFaults
{
    internal static IEnumerable<string> Of(ConvergenceTable table)
    {
        if (table.Schema != ConvergenceTable.SchemaName)
        {
            yield return $"the schema is '{table.Schema}'; expected '{ConvergenceTable.SchemaName}'";
            yield break;
        }
        if (table.Runs < ConvergenceTable.FewestRuns) yield return Invariant($"it rests on {table.Runs} runs; expected {ConvergenceTable.FewestRuns} or more");
        if (table.Failures != 0) yield return Invariant($"{table.Failures} of {table.Runs} runs of right solutions failed; expected none");
        int points = table.Steps.Length;
        if (points is < Curve.Fewest or > Curve.Most) yield return Invariant($"its curves have {points} points; expected {Curve.Fewest} to {Curve.Most}");
        else if (table.Steps[0] != 0 || table.Steps.Zip(table.Steps.Skip(1)).Any(s => s.Second <= s.First)) yield return "steps must ascend from 0";
        if (!table.Seeds.Select(s => s.Seed).SequenceEqual(Enumerable.Range(1, ConvergenceTable.SeedCount))) yield return Invariant($"seeds must be 1 to {ConvergenceTable.SeedCount}");
        var curves = table.Seeds.Select(s => (Name: Invariant($"the curve of seed {s.Seed}"), Values: s.Curve)).Append(("low", table.Low)).Append(("high", table.High))
            .Concat(table.Mistakes.SelectMany(m => m.Value.Select(c => (Invariant($"the curve of {m.Key} at seed {c.Key}"), c.Value))));
        foreach (var (name, values) in curves)
            if (values.Length != points || !values.All(double.IsFinite)) yield return Invariant($"{name} must have {points} finite points");
        if (table.Low.Zip(table.High).Any(b => b.First > b.Second)) yield return "low must not be above high";
        bool pinned = table.Kind == TrainingKind.Pinned;
        if (table.Seeds.Any(s => pinned ? !(s.Margin > 0 && double.IsFinite(s.Margin.Value)) : s.Margin is not null)) yield return pinned ? "a pinned training has a margin above 0 at every seed" : "a free training has no margins";
        if (pinned ? table.Limit is not null : table.Limit is not { } limit || !double.IsFinite(limit)) yield return pinned ? "a pinned training has no limit" : "a free training has a limit";
        if (!pinned && table.Mistakes.Count > 0) yield return "a free training has no curves of mistakes";
    }
}
