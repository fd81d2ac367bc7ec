namespace Gradus.Suites.Optimizers.Public;

/// <summary>Adagrad that forgets.</summary>
[Stage(6)]
public sealed class RmsProps
{
    [Check(3, Group = "rmsprop", Hint = "running-mean", Section = "rmsprop", Place = "RmsProp.Update")]
    public void Steps()
    {
        Part.Of(1, "small-epsilon", () => Judging.Walk(Oracle.RmsProp));
        Part.Of(1, "epsilon-under-root", () => Judging.Walk(Oracle.RmsPropUnder));
        Part.Of(1, "epsilon-beside-root", () => Judging.Walk(Oracle.RmsPropBeside));
    }

    [Check(0.5, Group = "rmsprop", Case = Case.Edge, Hint = "flat", Section = "rmsprop", Place = "RmsProp.Update")]
    public void Flat() => Judging.Walk(Oracle.RmsPropFlat);
}
