using static System.FormattableString;

namespace Gradus.Grading.Convergence;

/// <summary>What keeps checks from resting on a table.</summary>
public static class TableFaults
{
    /// <summary>Numbers are kept to 12 digits: what is just as wide as it may be is not wider.</summary>
    private const double Kept = 1e-9;

    /// <summary>What is wrong with a table; empty when checks may rest on it.</summary>
    public static IEnumerable<string> Of(ConvergenceTable table)
    {
        if (table.Schema != ConvergenceTable.SchemaName) return [$"the schema is '{table.Schema}'; expected '{ConvergenceTable.SchemaName}'"];
        string[] faults = [.. Shape(table)];
        return faults.Length > 0 ? faults : Rule(table);
    }

    private static IEnumerable<string> Shape(ConvergenceTable table)
    {
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
    }

    private static IEnumerable<string> Rule(ConvergenceTable table)
    {
        bool pinned = table.Kind == TrainingKind.Pinned;
        if (!pinned && table.Measure == Measure.Loss) yield return LossOfFree;
        if (pinned ? table.Answers is not null : !(table.Answers >= 1))
        {
            yield return pinned ? "a pinned training counts no answers" : OfNoAnswers;
            yield break;
        }
        double widest = MarginRule.Widest(table), narrowest = MarginRule.Narrowest(table);
        if (!(table.Margin > 0 && table.Margin >= narrowest * (1 - Kept))) yield return Invariant($"its margin is {table.Margin:G3}; expected {narrowest:G3} or more, {(pinned ? Invariant($"{MarginRule.Least} of the curves' height") : Invariant($"{MarginRule.LeastAnswers} of {table.Answers} answers"))}");
        if (pinned ? table.Limit is not null : !(table.Limit <= table.Low[^1])) yield return pinned ? "a pinned training has no limit" : "a free training has a limit, below the band that its reference ends in";
        else if (!(table.Margin <= widest * (1 + Kept))) yield return TooWide(table);
        if (!pinned && table.Mistakes.Count > 0) yield return "a free training has no curves of mistakes";
    }

    /// <summary>Why no free training measures a loss.</summary>
    public const string LossOfFree = "a free training is judged by its last point alone, so it measures an accuracy, of answers that the suite counts; a loss is what code says of itself";

    /// <summary>Why a free training says of how many answers it is.</summary>
    public const string OfNoAnswers = "a free training measures an accuracy, a share of so many answers: Curve.OfAnswers counts them";

    /// <summary>Why a table with so wide a margin tells nothing.</summary>
    public static string TooWide(ConvergenceTable table)
    {
        string why = table.Kind == TrainingKind.Pinned ? "right solutions differ by more than rounding" : "right solutions end further apart than the reference's own runs";
        string most = table.Kind == TrainingKind.Pinned ? Invariant($"{MarginRule.Most} of the curves' height") : Invariant($"{MarginRule.MostBands} times the width of the band, or as far as from its upper edge to the worst run");
        return Invariant($"{why}: the margin is {table.Margin:G3}; expected {MarginRule.Widest(table):G3} at most, {most}");
    }
}
