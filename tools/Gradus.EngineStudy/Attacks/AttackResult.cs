using System.Globalization;
using Gradus.Grading.Records;

namespace Gradus.EngineStudy.Attacks;

/// <summary>What came of an attack under one set of layers.</summary>
/// <param name="Attack">The attack.</param>
/// <param name="Record">The staff's record; null when nothing of what must stop it was on, so that it was not tried.</param>
/// <param name="Seconds">How long grading it took.</param>
/// <param name="Undeserved">Points by check beyond what throwing would have earned; fewer than the attack may earn are none.</param>
/// <param name="Faults">What should not be, in words; empty when every claim holds.</param>
public sealed record AttackResult(Attack Attack, ScoreRecord? Record, double Seconds, IReadOnlyList<(string Check, double Points)> Undeserved, IReadOnlyList<string> Faults)
{
    /// <summary>An attack that has found something throws an exception whose message holds this.</summary>
    public const string LeakMark = "LEAK:";

    /// <summary>Checks that lost points although the attack has nothing to do with them.</summary>
    public IReadOnlyList<(string Check, double Points)> HonestLost { get; private init; } = [];

    /// <summary>Whether the record shows something that the attack should not have found.</summary>
    public bool Leaks { get; private init; }

    /// <summary>Whether the next submission, which did nothing wrong, lost points.</summary>
    public bool StopsOthers { get; private init; }

    /// <summary>The same, with the next submission having lost points.</summary>
    public AttackResult Stopping() => this with { StopsOthers = true, Faults = [.. Faults, "the next honest submission lost points"] };

    /// <summary>The same, with files that nobody handed in.</summary>
    /// <param name="traces">Their paths in the submission's folder.</param>
    public AttackResult Leaving(IEnumerable<string> traces) => this with { Faults = [.. Faults, $"something of it was run where it lay, and wrote {string.Join(", ", traces)}"] };

    /// <summary>Compares a record with the one of a submission whose attacked members only throw.</summary>
    /// <param name="attack">The attack.</param>
    /// <param name="record">What it came to.</param>
    /// <param name="control">What throwing comes to.</param>
    /// <param name="screened">Whether the screen was on.</param>
    /// <param name="seconds">How long it took.</param>
    public static AttackResult Judge(Attack attack, ScoreRecord record, ScoreRecord control, bool screened, double seconds)
    {
        var before = control.Checks.ToDictionary(c => c.Id);
        (string Check, double Points)[] more = [.. record.Checks.Select(c => (c.Id, c.Points - before[c.Id].Points)).Where(c => c.Item2 > 1e-9)];
        if (more.Sum(m => m.Points) <= attack.Earns + 1e-9) more = [];
        // A rule that rejects the whole submission, and a compiler that refuses it, cost all points by intention.
        (string, double)[] less = record.Outcome is Outcome.Rejected or Outcome.NotCompiled ? []
            : [.. record.Checks.Select(c => (c.Id, before[c.Id].Points - c.Points)).Where(c => c.Item2 > 1e-9)];
        bool leaks = RecordJson.Write(record).Contains(LeakMark, StringComparison.Ordinal);
        bool expected = record.Outcome == Outcome.Graded || (record.Outcome == Outcome.Rejected && (screened || attack.NeverRuns)) || (record.Outcome == Outcome.NotCompiled && attack.NeverRuns);

        List<string> faults = [];
        if (more.Length > 0) faults.Add($"undeserved: {Print(more)}");
        if (less.Length > 0) faults.Add($"honest checks lost: {Print(less)}");
        if (leaks) faults.Add("something hidden was read");
        if (!expected) faults.Add($"outcome {record.Outcome}: {record.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error)?.Message.Args?.GetValueOrDefault("message")}");
        if (attack.StoppedBy.Contains("compile") && record.Outcome is not (Outcome.NotCompiled or Outcome.Rejected)) faults.Add("the compiler was to refuse it");
        if (screened && attack.StoppedBy.Contains("screen") && !Policed(record)) faults.Add("the screen was to find it");
        return new AttackResult(attack, record, seconds, more, faults) { HonestLost = less, Leaks = leaks };
    }

    /// <summary>What was seen to stop it, in a word or two.</summary>
    public string Observed => Record switch
    {
        null => "not tried",
        { Outcome: Outcome.NotCompiled } => "compile",
        { Outcome: Outcome.Infrastructure } => "infrastructure!",
        { Outcome: Outcome.Rejected } r when Policed(r) => "screen",
        { Outcome: Outcome.Rejected } r => r.Diagnostics.Any(d => d.Code == "GR0107") ? "compile" : "collect",
        var r => string.Join(", ", r.Checks.Where(c => c.Points < c.Max).GroupBy(c => Word(c.Status)).OrderByDescending(g => g.Count()).Take(3)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Count()}")).DefaultIfEmpty("nothing lost")),
    };

    private static bool Policed(ScoreRecord record) => record.Checks.Any(c => c.Status == CheckStatus.Policy);

    private static string Word(CheckStatus status) => status switch
    {
        CheckStatus.Failed or CheckStatus.Partial => "wrong",
        CheckStatus.TimedOut => "time",
        CheckStatus.OutOfMemory => "memory",
        CheckStatus.OutputLimit => "output",
        CheckStatus.Policy => "screen",
        CheckStatus.NotImplemented => "unwritten",
        _ => status.ToString().ToLowerInvariant(),
    };

    internal static string Print(IEnumerable<(string Check, double Points)> checks) =>
        string.Join(", ", checks.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Check} {c.Points:0.##}")));
}
