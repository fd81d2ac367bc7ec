namespace Gradus.Suites.Descent.Public;

/// <summary>Slopes by central differences.</summary>
[Stage(1)]
public sealed class Slopes
{
    private static IDescent Descent => Subject.Of<IDescent>();

    [Check(1.5, Group = "slope", Case = Case.Lecture, Lecture = "12", Hint = "both-sides", Section = "slope")]
    public void Parabola()
    {
        // On a parabola a central difference is exact, whatever h: the lecture's numbers, and no error of the method.
        const double H = 0.1, Curvature = 1.2;
        double[] at = [2, 4, -3, 0], slopes = [2.4, 4.8, -3.6, 0];
        Assert.That(at.Select(x => Descent.Slope(w => 0.6 * w * w, x, H)).ToArray(), Is.CloseTo(slopes)
            .Mistake("forward-difference", [.. slopes.Select(s => s + (Curvature / 2 * H))])
            .Mistake("backward-difference", [.. slopes.Select(s => s - (Curvature / 2 * H))])
            .Mistake("not-halved", [.. slopes.Select(s => 2 * s)]));
    }

    [Check(1.5, Group = "slope", Hint = "both-sides", Section = "slope")]
    public void Cubic()
    {
        double x = Subject.Random.Int(11, 30) / 10.0, h = Subject.Random.Pick([0.25, 0.5, 0.75]);
        double central = (3 * x * x) + (h * h);
        Assert.That(Descent.Slope(w => w * w * w, x, h), Is.CloseTo(central)
            .Mistake("forward-difference", central + (3 * x * h))
            .Mistake("backward-difference", central - (3 * x * h))
            .Mistake("not-halved", 2 * central)
            .Mistake("h-ignored", 3 * x * x));
    }

    [Check(2, Group = "slope", Case = Case.Lecture, Lecture = "13", Hint = "one-coordinate", Section = "slope")]
    public void Bowl()
    {
        const double H = 0.25;
        double a = Subject.Random.Int(1, 4) + 0.5, b = -Subject.Random.Int(1, 4) - 0.75;
        Part.Of(1, "bowl", () => Assert.That(Descent.SlopeGradient(Functions.Bowl, [a, b], H), Is.CloseTo([6 * a, 10 * b])
            .Mistake("forward-difference", (6 * a) + (3 * H), (10 * b) + (5 * H))
            .Mistake("backward-difference", (6 * a) - (3 * H), (10 * b) - (5 * H))
            .Mistake("not-halved", 12 * a, 20 * b)
            .Mistake("moves-all-coordinates", (6 * a) + (10 * b), (6 * a) + (10 * b))));
        // Here the slope of one coordinate depends on where the other one is, and that of the cube on h.
        double first = (6 * a) + (2 * b) + (3 * a * a) + (H * H);
        Part.Of(0.5, "product", () => Assert.That(Descent.SlopeGradient(w => Functions.Bowl(w) + (2 * w[0] * w[1]) + (w[0] * w[0] * w[0]), [a, b], H), Is.CloseTo([first, (10 * b) + (2 * a)])
            .Mistake("h-ignored", first - (H * H), (10 * b) + (2 * a))
            .Mistake("moved-and-left", first, (10 * b) + (2 * (a - H)))
            .Mistake("moved-and-left", first, (10 * b) + (2 * (a + H)))));
        Part.Of(0.5, "untouched", () =>
        {
            _ = Descent.SlopeGradient(Functions.Bowl, [a, b], H);
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });
    }
}
