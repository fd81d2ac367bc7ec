namespace Gradus.Suites.Optimizers.Public;

/// <summary>Nesterov's momentum in its two forms.</summary>
[Stage(3)]
public sealed class Nesterovs
{
    [Check(2.5, Group = "nesterov", Hint = "where", Section = "nesterov")]
    public void Lecture() => Judging.Descend(Oracle.Nesterov, ofAsked: 1.5, ofReached: 1);

    [Check(1.5, Group = "nesterov", Hint = "nesterov-pytorch", Section = "nesterov", Place = "Nesterov.Update")]
    public void PyTorch() => Judging.Walk(Oracle.NesterovPyTorch);
}
