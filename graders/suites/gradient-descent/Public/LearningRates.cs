namespace Gradus.Suites.Descent.Public;

/// <summary>The largest rate and the best one.</summary>
[Stage(5)]
public sealed class LearningRates
{
    // Curvature, and the largest rate.
    private static readonly (double Curvature, double Rate)[] Largest = [(0.5, 4), (8, 0.25), (1.6, 1.25), (5, 0.4), (0.25, 8)];

    // Smallest and largest curvature, and the best rate.
    private static readonly (double Smallest, double Largest, double Rate)[] Best = [(1, 3, 0.5), (2, 8, 0.2), (0.5, 4.5, 0.4), (4, 12, 0.125), (0.5, 0.75, 1.6)];

    private static IDescent Descent => Subject.Of<IDescent>();

    [Check(2.5, Group = "learning-rate", Case = Case.Lecture, Lecture = "12,13", Hint = "factor", Section = "learning-rate")]
    public void Lecture()
    {
        Part.Of(1.25, "largest", () => Assert.That(Descent.Largest(1.2), Is.CloseTo(1.6666666666666667).Mistake("one-over-curvature", 1 / 1.2).Mistake("curvature-for-rate", 1.2)));
        Part.Of(1.25, "best", () => Assert.That(Descent.Best(6, 10), Is.CloseTo(0.125)
            .Mistake("one-over-largest", 0.1).Mistake("mean-for-sum", 0.25).Mistake("one-over-sum", 1.0 / 16).Mistake("largest-for-best", 0.2)));
    }

    [Check(1.5, Group = "learning-rate", Hint = "factor", Section = "learning-rate")]
    public void Bowls()
    {
        // A function that is s times as steep wants a rate that is s times as small.
        double steeper = Subject.Random.Int(2, 8) + 0.5;
        var (curvature, rate) = Subject.Random.Pick(Largest);
        var (smallest, largest, best) = Subject.Random.Pick(Best);
        Part.Of(0.75, "largest", () => Assert.That(Descent.Largest(curvature * steeper), Is.CloseTo(rate / steeper)
            .Mistake("one-over-curvature", rate / steeper / 2).Mistake("curvature-for-rate", curvature * steeper)));
        Part.Of(0.75, "best", () => Assert.That(Descent.Best(smallest * steeper, largest * steeper), Is.CloseTo(best / steeper)
            .Mistake("one-over-largest", 1 / (largest * steeper)).Mistake("mean-for-sum", 2 * best / steeper).Mistake("one-over-sum", best / steeper / 2)
            .Mistake("largest-for-best", 2 / (largest * steeper))));
    }
}
