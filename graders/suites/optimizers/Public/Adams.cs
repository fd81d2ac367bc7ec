namespace Gradus.Suites.Optimizers.Public;

/// <summary>Adam in its forms.</summary>
[Stage(7)]
public sealed class Adams
{
    private static IOptimizers Optimizers => Subject.Of<IOptimizers>();

    [Check(1, Group = "adam", Hint = "first-step", Section = "adam", Place = "Adam.Update")]
    public void FirstStep() => Judging.Walk(Oracle.FirstStep);

    [Check(1.5, Group = "adam", Hint = "epsilon", Section = "adam", Place = "Adam.Update")]
    public void Lecture() => Judging.Walk(Oracle.AdamLecture);

    [Check(2, Group = "adam", Hint = "corrections", Section = "adam", Place = "Adam.Update")]
    public void KingmaBa()
    {
        Part.Of(1.25, "kingma-ba", () => Judging.Walk(Oracle.AdamKingmaBa));
        Part.Of(0.75, "kingma-ba-short", () => Judging.Walk(Oracle.AdamShort));
    }

    [Check(1, Group = "adam", Case = Case.Edge, Hint = "state", Section = "adam", Place = "Adam.Update")]
    public void States()
    {
        var row = Subject.Random.Pick(Oracle.States);
        var right = Judging.Table(row.Path);
        Part.Of(0.5, "two-parameters", () => Assert.That(Both(row), Is.CloseTo(right).Mistake("state-shared", Judging.Table(row.Shared))));
        Part.Of(0.5, "second-run", () => Assert.That(Both(row), Is.CloseTo(right).Mistake("state-kept", Judging.Table(row.Again)).Mistake("state-shared", Judging.Table(row.Shared))));
    }

    private static Shaped Both(TwoParameters row) => Judging.Table([.. Optimizers
        .Steps(row.Setting, [Shaped.Vector(row.First), Shaped.Vector(row.Second)],
            [.. row.FirstGradients.Zip(row.SecondGradients, (first, second) => new[] { Shaped.Vector(first), Shaped.Vector(second) })], TensorKind.Double)
        .Select(step => step.SelectMany(parameter => parameter.Values).ToArray())]);
}
