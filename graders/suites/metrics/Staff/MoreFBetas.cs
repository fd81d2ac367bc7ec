namespace Gradus.Suites.Metrics.Staff;

/// <summary>F-beta of a class, on other inputs.</summary>
[Stage(4)]
public sealed class MoreFBetas
{
    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(1, Group = "f-beta", Case = Case.General, Hint = "f-beta", Section = "f-beta")]
    public void BetasOfOtherCounts()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        int factor = Subject.Random.Int(2, 6); // changes no rate
        double[] ByClass(double beta) => of.ByClass((counts, c) => Metrics.FBeta(counts.Scaled(factor), beta, c, ZeroByZero.NaN));
        Part.Of(0.3, "beta-one", () => Assert.That(ByClass(1), Known.FBeta(of, 1, of.F1, of.F1)));
        Part.Of(0.35, "beta-two", () => Assert.That(ByClass(2), Known.FBeta(of, 2, of.F2, of.FHalf)));
        Part.Of(0.35, "beta-half", () => Assert.That(ByClass(0.5), Known.FBeta(of, 0.5, of.FHalf, of.F2)));
    }

    [Check(0.5, Group = "f-beta", Case = Case.Edge, Hint = "f-beta-edge", Section = "f-beta")]
    public void LimitsOfWeightedCounts()
    {
        Part.Of(0.25, "never-right", () => Assert.That(Metrics.FBeta(new[,] { { 4, 0.5, 0 }, { 1.5, 0, 1 }, { 0, 0, 2 } }, 0.5, 1, ZeroByZero.One),
            Is.CloseTo(0).Mistake("policy-for-zero", 1).Mistake("f-of-zeros", double.NaN)));
        Part.Of(0.25, "never-answered", () => Assert.That(Metrics.FBeta(new double[,] { { 4, 0 }, { 3, 0 } }, 2, 1, ZeroByZero.One),
            Is.CloseTo(0).Mistake("policy-for-zero", 1).Mistake("f-of-zeros", double.NaN)));
    }

    [Check(0.5, Group = "f-beta", Case = Case.BadInput, Hint = "refuse-beta", Section = "bad-input")]
    public void NoBeta()
    {
        double[,] perfect = { { 7, 0 }, { 0, 2 } }; // its good neighbours have β = 0: the known wrong formulas give precision there, too
        Part.Of(0.25, "bad-beta", () =>
        {
            Assert.That(Metrics.FBeta(perfect, 0, 0, ZeroByZero.NaN), Is.CloseTo(1));
            Assert.That(() => Metrics.FBeta(perfect, -0.001, 0, ZeroByZero.Zero), Is.Rejected);
            Assert.That(() => Metrics.FBeta(perfect, double.NegativeInfinity, 1, ZeroByZero.Zero), Is.Rejected);
        });
        Part.Of(0.25, "bad-class", () =>
        {
            Assert.That(Metrics.FBeta(perfect, 0, 1, ZeroByZero.NaN), Is.CloseTo(1));
            Assert.That(() => Metrics.FBeta(perfect, 2, 2, ZeroByZero.Zero), Is.Rejected);
        });
    }
}
