namespace Gradus.Suites.Networks.Staff;

/// <summary>Further objectives, and small ones.</summary>
[Stage(1)]
public sealed class HiddenObjectives
{
    [Check(1.5, Group = "objective", Hint = "objective", Section = "objective", Place = "Trainer.Objective")]
    public void OfAnswers()
    {
        Part.Of(0.5, "log-loss", () => Judging.Objective(Oracle.Losses[0]));
        Part.Of(0.5, "deeper-network", () => Judging.Objective(Oracle.Losses[1], key: 3));
        Part.Of(0.5, "numbers-with-penalty", () => Judging.Objective(Oracle.Losses[2]));
    }

    [Check(1, Group = "objective", Case = Case.Edge, Hint = "limits", Section = "objective", Place = "Trainer.Objective")]
    public void Limits()
    {
        Part.Of(0.5, "no-hidden-layer", () => Judging.Objective(Oracle.Limits[0], key: 2));
        Part.Of(0.5, "one-row", () => Judging.Objective(Oracle.Limits[1]));
    }
}
