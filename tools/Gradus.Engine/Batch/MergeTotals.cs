using Gradus.Engine.Kits;
using Gradus.Grading.Records;

namespace Gradus.Engine.Batch;

/// <summary>Counts what lies in a united folder, by the last record of each student and assignment.</summary>
internal sealed class MergeTotals
{
    private readonly SortedDictionary<string, (AssignmentTally Tally, int SuiteVersion, string SeedName)> tallies = new(StringComparer.Ordinal);
    private readonly HashSet<(string Student, string Assignment)> counted = [];
    private readonly List<BatchFailure> failures = [];

    /// <summary>How many there are.</summary>
    internal int Count => counted.Count;

    /// <summary>Those that the grader failed on.</summary>
    internal IReadOnlyList<BatchFailure> Failures => failures;

    internal void Add(string student, ScoreRecord record)
    {
        counted.Add((student, record.Assignment));
        if (record.Outcome == Outcome.Infrastructure) failures.Add(new BatchFailure(student, record.Assignment, BatchJudge.FailureIn(record)));
        if (!tallies.TryGetValue(record.Assignment, out var there)) tallies.Add(record.Assignment, there = (new AssignmentTally(), record.Suite.Version, record.Seed));
        there.Tally.Add(record);
    }

    internal bool Has(string student) => counted.Any(c => c.Student == student);

    internal bool Has(string student, string assignment) => counted.Contains((student, assignment));

    /// <summary>What each assignment came to.</summary>
    /// <param name="made">How the records of an assignment were made, as far as manifests tell.</param>
    internal AssignmentTotals[] Assignments(IReadOnlyDictionary<string, AssignmentTotals> made) =>
    [
        .. made.Keys.Union(tallies.Keys).Order(StringComparer.Ordinal).Select(id => (made.GetValueOrDefault(id), tallies.GetValueOrDefault(id)) switch
        {
            ({ } known, var here) => (here.Tally ?? new AssignmentTally()).Total(id, known.SuiteVersion, new KitFingerprint(known.Kit, known.Seed), known.SeedName),
            (_, var here) => here.Tally.Total(id, here.SuiteVersion, new KitFingerprint("unknown", "unknown"), here.SeedName),
        }),
    ];
}
