namespace Gradus.Suites.Networks.Staff;

/// <summary>Further scores, and scores at the limit.</summary>
[Stage(7)]
public sealed class HiddenEarlyStoppings
{
    [Check(1.25, Group = "early-stopping", Hint = "patience", Section = "early-stopping", Place = "EarlyStopping.Observe")]
    public void Patience()
    {
        Part.Of(0.25, "stops", () => Judging.Stops(Oracle.Patience[0]));
        Part.Of(0.25, "best-score", () => Judging.Best(Oracle.Patience[0]));
        Part.Of(0.25, "stops", () => Judging.Stops(Oracle.Patience[1]));
        Part.Of(0.25, "best-epoch", () => Judging.BestEpoch(Oracle.Patience[1]));
        Part.Of(0.25, "goes-on", () => Judging.Stops(Oracle.Patience[2]));
    }

    [Check(0.75, Group = "early-stopping", Case = Case.Edge, Hint = "limits", Section = "early-stopping", Place = "EarlyStopping.Observe")]
    public void Limits()
    {
        Part.Of(0.25, "equal-scores", () => Judging.Stops(Oracle.JustBetter[0]));
        Part.Of(0.25, "no-best", () => Judging.BestEpoch(Oracle.JustBetter[1]));
        Part.Of(0.25, "just-the-tolerance", () => Judging.Best(Oracle.JustBetter[2]));
    }
}
