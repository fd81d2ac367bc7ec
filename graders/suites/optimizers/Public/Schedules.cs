namespace Gradus.Suites.Optimizers.Public;

/// <summary>Rates that change.</summary>
[Stage(8)]
public sealed class Schedules
{
    [Check(1.6, Group = "schedules", Hint = "schedule", Section = "schedules")]
    public void Rates()
    {
        var random = Subject.Random;
        Part.Of(0.4, "exponential", () => Judging.Rates(random.Pick(Oracle.Exponential)), "Schedules.Exponential");
        Part.Of(0.4, "stairs", () => Judging.Rates(random.Pick(Oracle.Stairs)), "Schedules.Stairs");
        Part.Of(0.4, "inverse-time", () => Judging.Rates(random.Pick(Oracle.InverseTime)), "Schedules.InverseTime");
        Part.Of(0.4, "cosine", () => Judging.Rates(random.Pick(Oracle.Cosine)), "Schedules.Cosine");
    }

    [Check(0.4, Group = "schedules", Case = Case.Edge, Hint = "end-of-wave", Section = "schedules", Place = "Schedules.Cosine")]
    public void End() => Judging.Rates(Subject.Random.Pick(Oracle.CosineEnd));
}
