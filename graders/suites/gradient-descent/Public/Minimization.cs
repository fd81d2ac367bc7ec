namespace Gradus.Suites.Descent.Public;

/// <summary>Many steps on lecture 3's parabola, whose slope is 1.2w.</summary>
[Stage(3)]
public sealed class Minimization
{
    private const double Curvature = 1.2;

    private static IDescent Descent => Subject.Of<IDescent>();

    [Check(2.5, Group = "minimize", Hint = "count-steps", Section = "minimize")]
    public void ManySteps()
    {
        double start = Subject.Random.Int(2, 6) + 0.5, rate = Subject.Random.Pick([0.1, 0.2, 0.3]);
        int steps = Subject.Random.Int(5, 10);
        Assert.That(Descent.Minimize(w => Curvature * w, start, rate, steps), Ends(start, rate, steps));
    }

    [Check(1.5, Group = "minimize", Case = Case.Edge, Hint = "count-steps", Section = "minimize")]
    public void Counted()
    {
        const double Rate = 0.25;
        double start = Subject.Random.Int(2, 6) + 0.5;
        int steps = Subject.Random.Int(5, 10), asked = 0;
        Part.Of(0.75, "slopes-asked", () =>
        {
            _ = Descent.Minimize(Counting, start, Rate, steps);
            Assert.That(asked, Is.Exactly(steps).Mistake("one-step-more", steps + 1).Mistake("one-step-less", steps - 1).Mistake("slope-of-start", 1));
        });
        Part.Of(0.75, "no-steps", () =>
        {
            asked = 0;
            Assert.That(Descent.Minimize(Counting, start, Rate, 0), Is.CloseTo(start).Mistake("one-step-more", Functions.After(1, start, Curvature, Rate)));
            Assert.That(asked, Is.Exactly(0));
        });

        double Counting(double w)
        {
            asked++;
            return Curvature * w;
        }
    }

    [Check(1, Group = "minimize", Hint = "all-steps", Section = "minimize")]
    public void RateTooBig()
    {
        double start = Subject.Random.Int(2, 6) + 0.5, rate = Subject.Random.Pick([2, 2.25, 2.5]);
        int steps = Subject.Random.Pick([7, 9]);
        Assert.That(Descent.Minimize(w => Curvature * w, start, rate, steps), Ends(start, rate, steps)
            .Mistake("clipped-to-bounds", -start)
            .Mistake("stops-early", start)
            .Mistake("stops-early", Functions.After(1, start, Curvature, rate)));
    }

    private static CloseConstraint Ends(double start, double rate, int steps) => Is.CloseTo(Functions.After(steps, start, Curvature, rate))
        .Mistake("one-step-more", Functions.After(steps + 1, start, Curvature, rate))
        .Mistake("one-step-less", Functions.After(steps - 1, start, Curvature, rate))
        .Mistake("slope-of-start", start - (steps * rate * Curvature * start))
        .Mistake("rate-ignored", Functions.After(steps, start, Curvature, 1))
        .Mistake("uphill", Functions.After(steps, start, Curvature, -rate))
        .Mistake("gradient-accumulates", Accumulated(start, rate, steps));

    /// <summary>What comes of a slope that is never set to 0, so that each step goes against the sum of all slopes so far.</summary>
    private static double Accumulated(double w, double rate, int steps)
    {
        double sum = 0;
        for (int step = 0; step < steps; step++)
        {
            sum += Curvature * w;
            w -= rate * sum;
        }
        return w;
    }
}
