namespace Gradus.Suites.Optimizers.Staff;

/// <summary>What stands around the rules.</summary>
[Stage(13)]
public sealed class HiddenSettings
{
    [Check(1, Group = "schedules", Hint = "schedule", Section = "schedules")]
    public void Schedules()
    {
        Part.Of(0.25, "exponential", () => Judging.Rates(Oracle.Schedules[0]), "Schedules.Exponential");
        Part.Of(0.25, "stairs", () => Judging.Rates(Oracle.Schedules[1]), "Schedules.Stairs");
        Part.Of(0.25, "inverse-time", () => Judging.Rates(Oracle.Schedules[2]), "Schedules.InverseTime");
        Part.Of(0.25, "cosine", () => Judging.Rates(Oracle.Schedules[3]), "Schedules.Cosine");
    }

    [Check(1.5, Group = "clipping", Hint = "norm", Section = "clipping", Place = "Clippings.ByNorm")]
    public void Clipping()
    {
        var random = Subject.Random;
        Part.Of(0.5, "by-value", () => Judging.ByValue(random.Pick(Oracle.Clipped)), "Clippings.ByValue");
        Part.Of(0.25, "by-norm", () => Judging.ByNorm(random.Pick(Oracle.Clipped)));
        Part.Of(0.25, "float32", () => Judging.ByNorm(random.Pick(Oracle.Clipped), TensorKind.Single));
        Part.Of(0.25, "below-the-limit", () => Judging.ByNorm(random.Pick(Oracle.Short)));
        Part.Of(0.25, "no-numbers", () => Judging.ByNorm(random.Pick(Oracle.Clipped), TensorKind.InVmap));
    }
}
