namespace Gradus.Suites.Optimizers.Public;

/// <summary>Gradients that are too long, and such as are not.</summary>
[Stage(9)]
public sealed class Clippings
{
    [Check(1, Group = "clipping", Hint = "norm", Section = "clipping")]
    public void Long()
    {
        var row = Subject.Random.Pick(Oracle.Clipped);
        Part.Of(0.4, "by-value", () => Judging.ByValue(row), "Clippings.ByValue");
        Part.Of(0.6, "by-norm", () => Judging.ByNorm(row), "Clippings.ByNorm");
    }

    [Check(0.5, Group = "clipping", Case = Case.Edge, Hint = "short", Section = "clipping", Place = "Clippings.ByNorm")]
    public void Short() => Judging.ByNorm(Subject.Random.Pick(Oracle.Short));
}
