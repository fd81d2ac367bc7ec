using Gradus.Grading.Records;

namespace Gradus.Authoring.Verification;

/// <summary>A solution and what the graders made of it.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="Record">The complete record, public and staff checks.</param>
public sealed record Trial(Solution Solution, ScoreRecord Record)
{
    /// <summary>Share of its points that a check earned: 0 to 1.</summary>
    public double Share(string check) => Record.Checks.FirstOrDefault(c => c.Id == check) is { Max: > 0 } found ? found.Points / found.Max : 0;
}
