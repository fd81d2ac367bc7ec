using Gradus.Authoring.Verification;
using Gradus.Grading.Records;

namespace Gradus.EngineStudy.Batch;

/// <summary>A student of a made-up class, and what the record must say.</summary>
/// <param name="Name">The student's folder.</param>
/// <param name="Kind">What was handed in: <c>right</c>, <c>wrong</c>, <c>stub</c>, <c>not-compiling</c>, or an attack.</param>
/// <param name="Points">The points that the corpus declares; null where none are declared.</param>
internal sealed record MadeUpStudent(string Name, string Kind, double? Points)
{
    /// <summary>What is wrong with a record; null when it says what it must.</summary>
    internal string? Misjudged(ScoreRecord? record)
    {
        if (record is null) return $"{Name} ({Kind}) has no record";
        bool Ended(params CheckStatus[] endings) => record.Outcome == Outcome.Graded && record.Score < record.Max && record.Checks.Any(c => endings.Contains(c.Status));
        var (good, expected) = Kind switch
        {
            "right" => (record.Outcome == Outcome.Graded && record.Score == record.Max, "all points"),
            "wrong" or "stub" => (record.Outcome == Outcome.Graded && (Points is not { } points || Math.Abs(record.Score - points) < 0.005), FormattableString.Invariant($"{Points} points")),
            "not-compiling" => (record.Outcome == Outcome.NotCompiled, "not-compiled"),
            "endless-loop" => (Ended(CheckStatus.TimedOut), "a check that timed out"),
            "memory-bomb" => (Ended(CheckStatus.OutOfMemory, CheckStatus.Crashed), "a check that ran out of memory"),
            "stack-overflow" => (Ended(CheckStatus.Crashed), "a check that crashed"),
            "exit" => (record.Outcome == Outcome.Rejected || Ended(CheckStatus.Policy, CheckStatus.Crashed), "a call that is not allowed, or a crash"),
            "deep-nesting" => (record.Outcome is Outcome.Rejected or Outcome.NotCompiled, "rejected or not-compiled"),
            _ => throw new InvalidOperationException($"Nothing is known of what a submission of kind {Kind} must get."),
        };
        return good ? null : FormattableString.Invariant($"{Name} ({Kind}) got {record.Outcome}, {record.Score} of {record.Max}; expected {expected}");
    }

    /// <summary>The points that a solution of the corpus must get.</summary>
    internal static double? PointsOf(Solution solution) => solution.Manifest.Kind == SolutionKind.Stub ? solution.Manifest.Points ?? 0 : solution.Manifest.Points;
}
