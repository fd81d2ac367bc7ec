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
        KillStudy.Study,
        RepeatStudy.Study,
        FaultStudy.Study,
    ];
}
