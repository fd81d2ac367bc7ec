namespace Gradus.Suites.Optimizers.Public;

/// <summary>The heavy ball in its two forms.</summary>
[Stage(2)]
public sealed class Momentums
{
    [Check(2, Group = "momentum", Hint = "state", Section = "momentum", Place = "Momentum.Update")]
    public void Lecture()
    {
        Part.Of(1, "rate-stays", () => Judging.Walk(Oracle.Momentum));
        Part.Of(1, "rate-changes", () => Judging.Walk(Oracle.MomentumRising));
    }

    [Check(2, Group = "momentum", Hint = "state", Section = "momentum", Place = "Momentum.Update")]
    public void PyTorch()
    {
        Part.Of(1.25, "rate-changes", () => Judging.Walk(Oracle.PyTorchRising));
        Part.Of(0.75, "dampening", () => Judging.Walk(Oracle.Dampened));
    }
}
