namespace Gradus.Suites.Networks.Public;

/// <summary>When to stop.</summary>
[Stage(7)]
public sealed class EarlyStoppings
{
    [Check(2, Group = "early-stopping", Hint = "patience", Section = "early-stopping", Place = "EarlyStopping.Observe")]
    public void Patience()
    {
        var row = Subject.Random.Pick(Oracle.Patience);
        Part.Of(1, "stops", () => Judging.Stops(row));
        Part.Of(0.5, "best-epoch", () => Judging.BestEpoch(row));
        Part.Of(0.5, "best-score", () => Judging.Best(row));
    }

    [Check(1, Group = "early-stopping", Case = Case.Edge, Hint = "not-a-number", Section = "early-stopping", Place = "EarlyStopping.Observe")]
    public void NotNumbers()
    {
        Part.Of(0.25, "stops", () => Judging.Stops(Oracle.NotNumbers[0]));
        Part.Of(0.25, "best-score", () => Judging.Best(Oracle.NotNumbers[0]));
        Part.Of(0.25, "no-numbers-stops", () => Judging.Stops(Oracle.NotNumbers[1]));
        Part.Of(0.25, "no-numbers-best", () => Judging.BestEpoch(Oracle.NotNumbers[1]));
    }
}
