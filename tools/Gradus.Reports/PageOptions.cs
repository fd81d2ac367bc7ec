namespace Gradus.Reports;

/// <summary>What <see cref="ScorePage"/> cannot know from the record.</summary>
public sealed record PageOptions
{
    /// <summary>The assignment's title; its id when null.</summary>
    public string? Title { get; init; }

    /// <summary>How many checks the suites have, for a run of chosen ones; null when unknown.</summary>
    public int? TotalChecks { get; init; }
}
