namespace Gradus.EngineStudy;

/// <summary>One thing that is claimed of the engine, and how it is measured.</summary>
/// <param name="Name">What to type.</param>
/// <param name="About">What it measures.</param>
/// <param name="Run">Measures: options in, exit code out (0 when the claim holds).</param>
internal sealed record Study(string Name, string About, Func<string[], int> Run)
{
    /// <summary>All studies.</summary>
    internal static IReadOnlyList<Study> All { get; } =
    [
        AttackStudy.Study,
        ThroughputStudy.Study,
        new("allowed", "false blocks among innocent programs and right solutions, and the time of the screening", AllowedStudy.Run),
        new("workers", "what workers cost with no, one and all layers", WorkerStudy.Run),
        KillStudy.Study,
        RepeatStudy.Study,
        FaultStudy.Study,
    ];
}
