namespace Gradus.Suites.Optimizers.Public;

/// <summary>Gradient descent.</summary>
[Stage(1)]
public sealed class Sgds
{
    [Check(2, Group = "sgd", Hint = "rate", Section = "sgd", Place = "Sgd.Update")]
    public void Steps()
    {
        Part.Of(1, "rate-stays", () => Judging.Walk(Oracle.Sgd));
        Part.Of(1, "rate-changes", () => Judging.Walk(Oracle.SgdRising));
    }
}
