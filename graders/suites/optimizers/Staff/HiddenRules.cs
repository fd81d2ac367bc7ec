namespace Gradus.Suites.Optimizers.Staff;

/// <summary>Rules along a hundred gradients of a net with four parameters.</summary>
[Stage(11)]
public sealed class HiddenRules
{
    [Check(1, Group = "sgd", Hint = "rate", Section = "sgd", Place = "Sgd.Update")]
    public void Sgd() => Judging.Walk(Oracle.Sgd);

    [Check(3, Group = "momentum", Hint = "state", Section = "momentum", Place = "Momentum.Update")]
    public void Momentum()
    {
        Part.Of(1, "with-l2-decay", () => Judging.Walk(Oracle.MomentumL2));
        Part.Of(1, "with-decoupled-decay", () => Judging.Walk(Oracle.MomentumDecoupled));
        Part.Of(0.25, "dampening", () => Judging.Walk(Oracle.Dampened));
        Part.Of(0.25, "float32", () => Judging.Walk(Oracle.Dampened, TensorKind.Single));
        Part.Of(0.5, "no-numbers", () => Judging.Walk(Oracle.Dampened, TensorKind.InVmap));
    }

    [Check(3, Group = "nesterov", Hint = "where", Section = "nesterov")]
    public void Nesterov()
    {
        Judging.Descend(Oracle.Nesterov, ofAsked: 0.75, ofReached: 0.75);
        Part.Of(1, "network", () => Judging.Walk(Oracle.NesterovPyTorch), "Nesterov.Update");
        Part.Of(0.5, "float32", () => Judging.Walk(Oracle.NesterovPyTorch, TensorKind.Single), "Nesterov.Update");
    }

    [Check(1.5, Group = "inertia", Hint = "shares", Section = "inertia", Place = "Inertia.Update")]
    public void Inertia()
    {
        Part.Of(1, "network", () => Judging.Walk(Oracle.Inertia));
        Part.Of(0.5, "float32", () => Judging.Walk(Oracle.Inertia, TensorKind.Single));
    }

    [Check(2.5, Group = "adagrad", Hint = "squares", Section = "adagrad", Place = "Adagrad.Update")]
    public void Adagrad()
    {
        Part.Of(0.75, "network", () => Judging.Walk(Oracle.Adagrad));
        Part.Of(0.75, "epsilon-under-root", () => Judging.Walk(Oracle.AdagradEpsilon));
        Part.Of(0.75, "epsilon-beside-root", () => Judging.Walk(Oracle.AdagradBeside));
        Part.Of(0.25, "float32", () => Judging.Walk(Oracle.AdagradBeside, TensorKind.Single));
    }

    [Check(2.5, Group = "rmsprop", Hint = "running-mean", Section = "rmsprop", Place = "RmsProp.Update")]
    public void RmsProp()
    {
        Part.Of(0.75, "network", () => Judging.Walk(Oracle.RmsProp));
        Part.Of(0.75, "epsilon-under-root", () => Judging.Walk(Oracle.RmsPropEpsilon));
        Part.Of(0.75, "epsilon-beside-root", () => Judging.Walk(Oracle.RmsPropBeside));
        Part.Of(0.25, "float32", () => Judging.Walk(Oracle.RmsPropBeside, TensorKind.Single));
    }
}
