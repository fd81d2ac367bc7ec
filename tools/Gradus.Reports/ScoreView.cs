using Gradus.Grading.Records;

namespace Gradus.Reports;

/// <summary>A record in the order people read it: diagnostics, exercises, losses.</summary>
internal sealed class ScoreView
{
    /// <summary>Arranges a record.</summary>
    public ScoreView(ScoreRecord record)
    {
        CheckRecord[] asked = [.. record.Checks.Where(c => c.Got?.Key != NotChosen)];
        Diagnostics = [.. record.Diagnostics.OrderByDescending(d => d.Severity)];
        Groups = [.. asked.GroupBy(c => c.Group, StringComparer.Ordinal).Select(g => new ExerciseView(g.Key, [.. g]))];
        Losses = [.. asked.Where(c => c.Points < c.Max && c.Status is not (CheckStatus.NotImplemented or CheckStatus.Skipped)).Select(c => Loss.Of(c, record.Audience))];
        Ran = asked.Count(c => c.Status != CheckStatus.Skipped);
        Solved = record.Outcome == Outcome.Graded && asked.Length > 0 && asked.All(c => c.Status == CheckStatus.Passed);
    }

    /// <summary>Reason of a check that a filter left out: it is no part of what was asked, so it is not shown.</summary>
    private const string NotChosen = "loss.filtered";

    /// <summary>Errors, then warnings.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The exercises, in the suite's order.</summary>
    public IReadOnlyList<ExerciseView> Groups { get; }

    /// <summary>The checks that lost points by what the code does, in the suite's order.</summary>
    public IReadOnlyList<Loss> Losses { get; }

    /// <summary>How many checks were run.</summary>
    public int Ran { get; }

    /// <summary>Whether every check passed.</summary>
    public bool Solved { get; }
}

/// <summary>One exercise with its checks.</summary>
internal sealed class ExerciseView(string name, IReadOnlyList<CheckRecord> checks)
{
    /// <summary>The exercise's name in the record.</summary>
    public string Name => name;

    /// <summary>Points earned.</summary>
    public double Points { get; } = Grading.Records.Points.Sum(checks.Select(c => c.Points));

    /// <summary>Points it can earn.</summary>
    public double Max { get; } = Grading.Records.Points.Sum(checks.Select(c => c.Max));

    /// <summary>The checks that were run on code that is there.</summary>
    public IReadOnlyList<CheckRecord> Run { get; } = [.. checks.Where(c => c.Status is not (CheckStatus.NotImplemented or CheckStatus.Skipped))];

    /// <summary>The checks that were not run.</summary>
    public IReadOnlyList<CheckRecord> Skipped { get; } = [.. checks.Where(c => c.Status == CheckStatus.Skipped)];

    /// <summary>The checks whose exercise is still the stub.</summary>
    public IReadOnlyList<CheckRecord> NotStarted { get; } = [.. checks.Where(c => c.Status == CheckStatus.NotImplemented)];

    /// <summary>What is still to be written: the members that the checks called; the checks' titles where none is named, as when they only wait for another check.</summary>
    public IReadOnlyList<string> ToWrite(Wording words)
    {
        string[] members = [.. NotStarted.Select(c => c.Got is { Key: "loss.not-implemented", Args: { } args } ? args.GetValueOrDefault("member") : null).OfType<string>().Distinct(StringComparer.Ordinal)];
        return members.Length > 0 ? members : [.. NotStarted.Select(c => words.Say(c.Title)).Distinct(StringComparer.Ordinal)];
    }
}
