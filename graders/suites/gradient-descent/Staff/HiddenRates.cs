namespace Gradus.Suites.Descent.Staff;

/// <summary>Rates of further bowls, and of a round one.</summary>
[Stage(5)]
public sealed class HiddenRates
{
    // Curvature, and the largest rate.
    private static readonly (double Curvature, double Rate)[] Largest = [(0.125, 16), (40, 0.05), (2.5, 0.8), (0.2, 10)];

    // Smallest and largest curvature, and the best rate.
    private static readonly (double Smallest, double Largest, double Rate)[] Best = [(0.01, 99.99, 0.02), (3, 17, 0.1), (1.5, 2.5, 0.5), (7, 13, 0.1)];

    private static IDescent Descent => Subject.Of<IDescent>();

    [Check(2, Group = "learning-rate", Hint = "factor", Section = "learning-rate")]
    public void RatesOfBowls()
    {
        double steeper = Subject.Random.Int(2, 8) + 0.25;
        var (curvature, rate) = Subject.Random.Pick(Largest);
        var (smallest, largest, best) = Subject.Random.Pick(Best);
        Part.Of(1, "largest", () => Assert.That(Descent.Largest(curvature * steeper), Is.CloseTo(rate / steeper)
            .Mistake("one-over-curvature", rate / steeper / 2).Mistake("curvature-for-rate", curvature * steeper)));
        Part.Of(1, "best", () => Assert.That(Descent.Best(smallest * steeper, largest * steeper), Is.CloseTo(best / steeper)
            .Mistake("one-over-largest", 1 / (largest * steeper)).Mistake("mean-for-sum", 2 * best / steeper).Mistake("one-over-sum", best / steeper / 2)
            .Mistake("largest-for-best", 2 / (largest * steeper))));
    }

    [Check(1, Group = "learning-rate", Case = Case.Edge, Hint = "factor", Section = "learning-rate")]
    public void RoundBowl()
    {
        // All directions are alike, so that one step arrives; and curvatures may be very small or very large.
        Part.Of(0.5, "round", () => Assert.That(Descent.Best(4, 4), Is.CloseTo(0.25).Mistake("one-over-sum", 0.125)));
        Part.Of(0.5, "extreme-curvatures", () =>
        {
            Assert.That(new[] { Descent.Largest(1e-12) / 1e12, Descent.Largest(1e12) * 1e12 }, Is.CloseTo([2.0, 2]).Mistake("one-over-curvature", 1, 1));
            Assert.That(Descent.Best(1e-12, 2), Is.CloseTo(1).Mistake("one-over-largest", 0.5).Mistake("mean-for-sum", 2));
        });
    }
}
