namespace Gradus.Suites.Optimizers.Public;

/// <summary>A rate for each element.</summary>
[Stage(5)]
public sealed class Adagrads
{
    [Check(3, Group = "adagrad", Hint = "squares", Section = "adagrad", Place = "Adagrad.Update")]
    public void Steps()
    {
        Part.Of(1, "small-epsilon", () => Judging.Walk(Oracle.Adagrad));
        Part.Of(1, "epsilon-under-root", () => Judging.Walk(Oracle.AdagradUnder));
        Part.Of(1, "epsilon-beside-root", () => Judging.Walk(Oracle.AdagradBeside));
    }

    [Check(0.5, Group = "adagrad", Case = Case.Edge, Hint = "flat", Section = "adagrad", Place = "Adagrad.Update")]
    public void Flat() => Judging.Walk(Oracle.AdagradFlat);
}
