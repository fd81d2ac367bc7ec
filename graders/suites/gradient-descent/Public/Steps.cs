namespace Gradus.Suites.Descent.Public;

/// <summary>One step against the slope.</summary>
[Stage(2)]
public sealed class Steps
{
    private static IDescent Descent => Subject.Of<IDescent>();

    [Check(2, Group = "step", Hint = "step", Section = "step")]
    public void OneNumber()
    {
        // From both sides of the minimum: of λw the slope is positive on the right, and negative on the left.
        double curvature = Subject.Random.Int(2, 6) + 0.25, w = Subject.Random.Int(2, 6) + 0.5, rate = Subject.Random.Pick([0.1, 0.15, 0.2]);
        double right = Functions.After(1, w, curvature, rate), uphill = Functions.After(1, w, curvature, -rate), whole = Functions.After(1, w, curvature, 1);
        Assert.That(new[] { Descent.Step(u => curvature * u, w, rate), Descent.Step(u => curvature * u, -w, rate) }, Is.CloseTo([right, -right])
            .Mistake("rate-ignored", whole, -whole)
            .Mistake("uphill", uphill, -uphill)
            .Mistake("slope-without-sign", right, -uphill)
            .Mistake("rate-for-slope", w - rate, -w - rate));
    }

    [Check(2, Group = "step", Hint = "step", Section = "step")]
    public void TwoNumbers()
    {
        const double Rate = 0.05;
        double a = Subject.Random.Int(1, 5) + 0.5, b = -Subject.Random.Int(1, 5) - 0.75;
        Part.Of(1.5, "new-point", () => Assert.That(Descent.StepOf(Functions.BowlGradient, [a, b], Rate), Is.CloseTo(Bowl(a, b, Rate))
            .Mistake("rate-ignored", Bowl(a, b, 1))
            .Mistake("uphill", Bowl(a, b, -Rate))
            .Mistake("rate-for-slope", a - Rate, b - Rate)
            .Mistake("first-slope-for-all", Functions.After(1, a, 6, Rate), b - (6 * Rate * a))));
        Part.Of(0.5, "untouched", () =>
        {
            _ = Descent.StepOf(Functions.BowlGradient, [a, b], Rate);
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });
    }

    private static double[] Bowl(double a, double b, double rate) => [Functions.After(1, a, 6, rate), Functions.After(1, b, 10, rate)];
}
