namespace Gradus.Suites.Descent.Staff;

/// <summary>Steps on other functions, and at a minimum.</summary>
[Stage(2)]
public sealed class HiddenSteps
{
    private static readonly double[] Curvatures = [2, 0.5, 4, 1, 3], Centers = [1, -2, 0.5, 3, -1];

    private static IDescent Descent => Subject.Of<IDescent>();

    [Check(2, Group = "step", Hint = "step", Section = "step")]
    public void OtherSteps()
    {
        double rate = Subject.Random.Pick([0.05, 0.15, 0.2]);
        Part.Of(1, "one-number", () =>
        {
            const double Curvature = 2.5, Center = 1.5;
            double w = -Subject.Random.Int(2, 6) - 0.5, mirrored = (2 * Center) - w;
            double right = Functions.After(1, w, Curvature, rate, Center), uphill = Functions.After(1, w, Curvature, -rate, Center), whole = Functions.After(1, w, Curvature, 1, Center);
            Assert.That(new[] { Descent.Step(u => Curvature * (u - Center), w, rate), Descent.Step(u => Curvature * (u - Center), mirrored, rate) }, Is.CloseTo([right, (2 * Center) - right])
                .Mistake("rate-ignored", whole, (2 * Center) - whole)
                .Mistake("uphill", uphill, (2 * Center) - uphill)
                .Mistake("slope-without-sign", uphill, (2 * Center) - right)
                .Mistake("rate-for-slope", w - rate, mirrored - rate));
        });
        Part.Of(1, "five-numbers", () =>
        {
            double[] w = [.. Enumerable.Range(0, 5).Select(_ => Subject.Random.Int(2, 7) + 0.25)];
            Assert.That(Descent.StepOf(Slopes, w, rate), Is.CloseTo(After(w, rate))
                .Mistake("rate-ignored", After(w, 1))
                .Mistake("uphill", After(w, -rate))
                .Mistake("rate-for-slope", [.. w.Select(each => each - rate)])
                .Mistake("first-slope-for-all", [.. w.Select(each => each - (rate * Slopes(w)[0]))]));
        });
    }

    [Check(1, Group = "step", Case = Case.Edge, Hint = "step", Section = "step")]
    public void AtTheMinimum()
    {
        const double Rate = 0.25;
        Part.Of(0.5, "flat", () => Assert.That(Descent.Step(u => 4 * (u - 1.5), 1.5, Rate), Is.CloseTo(1.5).Mistake("rate-for-slope", 1.5 - Rate)));
        Part.Of(0.5, "flat-in-one-coordinate", () => Assert.That(Descent.StepOf(Functions.BowlGradient, [0, 2], Rate), Is.CloseTo([0.0, -3])
            .Mistake("rate-ignored", 0, -18)
            .Mistake("uphill", 0, 7)
            .Mistake("rate-for-slope", -Rate, 2 - Rate)
            .Mistake("first-slope-for-all", 0, 2)));
    }

    private static double[] Slopes(double[] w) => [.. w.Select((each, i) => Curvatures[i] * (each - Centers[i]))];

    private static double[] After(double[] w, double rate) => [.. w.Select((each, i) => Functions.After(1, each, Curvatures[i], rate, Centers[i]))];
}
