namespace Gradus.Suites.Optimizers.Public;

/// <summary>Nesterov's momentum in its two forms.</summary>
[Stage(3)]
public sealed class Nesterovs
{
    [Check(2.5, Group = "nesterov", Hint = "where", Section = "nesterov")]
    public void Lecture() => Judging.Descend(Oracle.Nesterov, ofAsked: 1.5, ofReached: 1);

    [Check(1.5, Group = "nesterov", Hint = "nesterov-pytorch", Section = "nesterov", Place = "Nesterov.Update")]
    public void PyTorch()
    {
        Part.Of(1.25, "reached", () => Judging.Walk(Oracle.NesterovPyTorch));
        Part.Of(0.25, "asked", () =>
        {
            var setting = Oracle.NesterovPyTorch[0].Setting;
            double factor = Subject.Random.Factor();
            Shaped x = Shaped.Vector(1, -2, factor), b = Shaped.Vector(factor, 1, -3);
            Assert.That(Subject.Of<IOptimizers>().LookAhead(setting, x, [b]), Is.CloseTo(x).Mistake("looks-ahead-in-both-forms", x.Instead(i => x.Values[i] + (setting.First * b.Values[i]))));
        }, "Nesterov.LookAhead");
    }
}
