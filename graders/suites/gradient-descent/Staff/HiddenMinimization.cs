namespace Gradus.Suites.Descent.Staff;

/// <summary>Long descents with all kinds of rates, to a minimum that is not 0.</summary>
[Stage(3)]
public sealed class HiddenMinimization
{
    private const double Curvature = 2;

    private static IDescent Descent => Subject.Of<IDescent>();

    [Check(4, Group = "minimize", Hint = "count-steps", Section = "minimize")]
    public void LongDescent()
    {
        double center = Subject.Random.Int(1, 4) + 0.5, start = -Subject.Random.Int(2, 6) - 0.25;
        Part.Of(1, "rate-too-small", () => Judge(rate: 0.002, steps: 500));
        Part.Of(1, "rate-right", () => Judge(rate: 0.2, steps: 20));
        // Exactly at 2/λ descent jumps from one side to the other, and back: one step too many ends where one too few does.
        Part.Of(1, "rate-on-the-edge", () => Assert.That(Run(1, 101), Ends(1, 101)));
        Part.Of(1, "rate-beyond", () => Judge(rate: 1.5, steps: 31));

        void Judge(double rate, int steps) => Assert.That(Run(rate, steps), Ends(rate, steps)
            .Mistake("one-step-more", Functions.After(steps + 1, start, Curvature, rate, center))
            .Mistake("one-step-less", Functions.After(steps - 1, start, Curvature, rate, center))
            .Mistake("rate-ignored", Functions.After(steps, start, Curvature, 1, center)));

        double Run(double rate, int steps) => Descent.Minimize(w => Curvature * (w - center), start, rate, steps);

        CloseConstraint Ends(double rate, int steps) => Is.CloseTo(Functions.After(steps, start, Curvature, rate, center))
            .Mistake("slope-of-start", start - (steps * rate * Curvature * (start - center)))
            .Mistake("uphill", Functions.After(steps, start, Curvature, -rate, center));
    }
}
