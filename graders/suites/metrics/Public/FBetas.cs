namespace Gradus.Suites.Metrics.Public;

/// <summary>F-beta of a class.</summary>
[Stage(4)]
public sealed class FBetas
{
    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(1, Group = "f-beta", Case = Case.General, Hint = "f-beta", Section = "f-beta")]
    public void Betas()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Part.Of(0.4, "beta-one", () => Assert.That(of.ByClass((counts, c) => Metrics.FBeta(counts, 1, c, ZeroByZero.Zero)), Known.FBeta(of, 1, of.F1, of.F1)));
        Part.Of(0.3, "beta-two", () => Assert.That(of.ByClass((counts, c) => Metrics.FBeta(counts, 2, c, ZeroByZero.Zero)), Known.FBeta(of, 2, of.F2, of.FHalf)));
        Part.Of(0.3, "beta-half", () => Assert.That(of.ByClass((counts, c) => Metrics.FBeta(counts, 0.5, c, ZeroByZero.Zero)), Known.FBeta(of, 0.5, of.FHalf, of.F2)));
    }

    [Check(1, Group = "f-beta", Case = Case.Edge, Hint = "f-beta-edge", Section = "f-beta")]
    public void Limits()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        double[,] withoutClassOne = { { 3, 0, 1 }, { 0, 0, 0 }, { 2, 0, 4 } }, neverRight = { { 3, 2 }, { 1, 0 } };
        Part.Of(0.25, "beta-zero", () => Assert.That(of.ByClass((counts, c) => Metrics.FBeta(counts, 0, c, ZeroByZero.Zero)),
            Is.CloseTo(of.Precision).Mistake("beta-upside-down", of.Recall)));
        Part.Of(0.25, "never-right", () => Assert.That(Metrics.FBeta(neverRight, 1, 1, ZeroByZero.One),
            Is.CloseTo(0).Mistake("f-of-zeros", double.NaN).Mistake("policy-for-zero", 1)));
        Part.Of(0.25, "class-not-there", () => Assert.That(Metrics.FBeta(withoutClassOne, 1, 1, ZeroByZero.Zero),
            Is.CloseTo(0).Mistake("zero-by-zero-unhandled", double.NaN)));
        Part.Of(0.25, "policy", () => Assert.That(new[] { Metrics.FBeta(withoutClassOne, 2, 1, ZeroByZero.One), Metrics.FBeta(withoutClassOne, 2, 1, ZeroByZero.NaN) },
            Is.CloseTo([1, double.NaN]).Mistake("policy-ignored", 0, 0).Mistake("zero-by-zero-unhandled", double.NaN, double.NaN)));
    }

    [Check(0.5, Group = "f-beta", Case = Case.BadInput, Hint = "refuse-beta", Section = "bad-input")]
    public void Refusals()
    {
        double[,] perfect = { { 2, 0, 0 }, { 0, 3, 0 }, { 0, 0, 4 } }; // its good neighbours have β = 0: the known wrong formulas give precision there, too
        Part.Of(0.25, "bad-beta", () =>
        {
            Assert.That(Metrics.FBeta(perfect, 0, 1, ZeroByZero.NaN), Is.CloseTo(1));
            Assert.That(() => Metrics.FBeta(perfect, -1, 1, ZeroByZero.Zero), Is.Rejected);
            Assert.That(() => Metrics.FBeta(perfect, double.NaN, 1, ZeroByZero.Zero), Is.Rejected);
        });
        Part.Of(0.25, "bad-class", () =>
        {
            Assert.That(Metrics.FBeta(perfect, 0, 2, ZeroByZero.NaN), Is.CloseTo(1));
            Assert.That(() => Metrics.FBeta(perfect, 1, 3, ZeroByZero.Zero), Is.Rejected);
            Assert.That(() => Metrics.FBeta(perfect, 1, -1, ZeroByZero.Zero), Is.Rejected);
        });
    }
}
