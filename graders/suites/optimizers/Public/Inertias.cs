namespace Gradus.Suites.Optimizers.Public;

/// <summary>The listing of lecture 3.</summary>
[Stage(4)]
public sealed class Inertias
{
    [Check(2, Group = "inertia", Hint = "shares", Section = "inertia", Place = "Inertia.Update")]
    public void Listing()
    {
        Part.Of(1.25, "rate-changes", () => Judging.Walk(Oracle.Inertia));
        Part.Of(0.75, "steady-gradient", () => Judging.Walk(Oracle.Steady));
    }
}
