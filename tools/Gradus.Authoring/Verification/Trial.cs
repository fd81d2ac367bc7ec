using Gradus.Grading.Combining;
using Gradus.Grading.Records;

namespace Gradus.Authoring.Verification;

/// <summary>A solution and what the graders made of it.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="Record">The complete record, public and staff checks.</param>
public sealed record Trial(Solution Solution, ScoreRecord Record)
{
    /// <summary>Share of its points that a check earned: 0 to 1.</summary>
    public double Share(string check) => Record.Checks.FirstOrDefault(c => c.Id == check) is { Max: > 0 } found ? found.Points / found.Max : 0;

    /// <summary>Whether a check was run and found the solution wanting, by a value or by an end of the process that the code brought about.</summary>
    /// <remarks>A check that was skipped, forbidden or not implemented judged nothing: its loss does not show that it can fail. Nor does it where points are missing
    /// because modules of a set are not the student's, unless one of them was replaced because this check failed.</remarks>
    public bool Fails(string check) =>
        Record.Checks.FirstOrDefault(c => c.Id == check) is { Status: CheckStatus.Failed or CheckStatus.Partial or CheckStatus.Crashed or CheckStatus.TimedOut } lost
        && (!Grading.Combining.Share.Explains(lost.Got) || Record.Diagnostics.Any(note => Replacement.IsFor(check, note)));
}
