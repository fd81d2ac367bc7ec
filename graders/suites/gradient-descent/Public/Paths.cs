namespace Gradus.Suites.Descent.Public;

/// <summary>The way of descent: its points, its values and its end.</summary>
[Stage(4)]
public sealed class Paths
{
    private static IDescent Descent => Subject.Of<IDescent>();

    [Check(3, Group = "path", Case = Case.Lecture, Lecture = "13", Hint = "way", Section = "path")]
    public void Bowl()
    {
        const double Rate = 0.05;
        double a = Subject.Random.Int(2, 6) + 0.5, b = -Subject.Random.Int(2, 6) - 0.25;
        int steps = Subject.Random.Int(4, 9);
        double[][] points = Points(Rate);
        double[] values = [.. points.Select(Functions.Bowl)];
        Part.Of(1.5, "points", () => Assert.That(Run().Points.Rows(), Is.CloseTo(points.Rows())
            .Mistake("start-missing", points[1..].Rows())
            .Mistake("points-aliased", Enumerable.Repeat(points[^1], steps + 1).ToArray().Rows())
            .Mistake("rate-ignored", Points(1).Rows())
            .Mistake("uphill", Points(-Rate).Rows())));
        Part.Of(0.75, "values", () => Assert.That(Run().Values, Is.CloseTo(values)
            .Mistake("start-missing", Shaped.Vector(values[1..]))
            .Mistake("values-lag", [values[0], .. values[..^1]])));
        Part.Of(0.25, "end-steps", () =>
        {
            var run = Run();
            Assert.That(run.Points.Length, Is.Exactly(steps + 1));
            Assert.That(run.End, Is.Exactly(DescentEnd.StepsUsedUp).Mistake("converged-by-default", DescentEnd.Converged));
        });
        Part.Of(0.5, "start-untouched", () =>
        {
            _ = Run();
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });

        DescentRun Run() => Descent.Path(Functions.Bowl, Functions.BowlGradient, [a, b], Rate, steps, 0);
        double[][] Points(double rate) => [.. Enumerable.Range(0, steps + 1).Select(k => new[] { Functions.After(k, a, 6, rate), Functions.After(k, b, 10, rate) })];
    }

    [Check(2.5, Group = "path", Hint = "length-of-gradient", Section = "path")]
    public void Tolerance()
    {
        // In a round bowl of four equal coordinates the gradient shrinks by 0.8 in each step, and is twice as long as its largest coordinate. It is halfway below the tolerance in point `last`.
        const double Rate = 0.1, Shrinks = 0.8;
        double each = Subject.Random.Pick([1.5, 2]);
        int last = Subject.Random.Pick([18, 20, 22]), most = 2 * last;
        double length = 4 * each, tolerance = length * Math.Pow(Shrinks, last - 0.5);
        Part.Of(1.25, "last-point", () => Assert.That(Run(most).Points.Rows(), Is.CloseTo(Points(last))
            .Mistake("norm-squared", Points(First(k => Length(k) * Length(k))))
            .Mistake("largest-coordinate", Points(First(k => Length(k) / 2)))
            .Mistake("step-length-for-slope", Points(First(k => Rate * Length(k))))
            .Mistake("one-point-late", Points(last + 1))
            .Mistake("tolerance-ignored", Points(most))));
        Part.Of(0.5, "end-converged", () => Assert.That(Run(most).End, Is.Exactly(DescentEnd.Converged)));
        Part.Of(0.75, "converged-with-the-last-step", () =>
        {
            var run = Run(last);
            Assert.That(run.Points.Rows(), Is.CloseTo(Points(last)));
            Assert.That(run.End, Is.Exactly(DescentEnd.Converged).Mistake("last-point-not-looked-at", DescentEnd.StepsUsedUp));
        });

        DescentRun Run(int steps) => Descent.Path(Functions.Round, Functions.RoundGradient, [each, -each, each, each], Rate, steps, tolerance);
        double Length(int point) => length * Math.Pow(Shrinks, point);
        int First(Func<int, double> measure) => Enumerable.Range(0, most).First(k => measure(k) <= tolerance);
        Shaped Points(int until) => Enumerable.Range(0, until + 1).Select(k => Functions.After(k, each, 2, Rate)).Select(w => new[] { w, -w, w, w }).ToArray().Rows();
    }

    [Check(1.5, Group = "path", Case = Case.Edge, Hint = "not-finite", Section = "path")]
    public void Diverges()
    {
        // Each step multiplies by -100, and 5 · 10^308 is the first value that a double cannot hold: it is that of point 77.
        const double Rate = 10.1;
        const int FirstInfinite = 77, Most = 200;
        Part.Of(0.5, "points-until-infinite", () =>
        {
            var points = Run().Points;
            Assert.That(points[..3].Rows(), Is.CloseTo(new double[,] { { 0, 1 }, { 0, -100 }, { 0, 1e4 } }).Mistake("start-missing", new double[,] { { 0, -100 }, { 0, 1e4 }, { 0, -1e6 } }));
            Assert.That(points.Length, Is.Exactly(FirstInfinite + 1).Mistake("goes-on", Most + 1).Mistake("infinite-point-missing", FirstInfinite));
        });
        Part.Of(0.25, "end-diverged", () => Assert.That(Run().End, Is.Exactly(DescentEnd.Diverged)));
        // Here the value stays finite, π/2, however far the point is.
        Part.Of(0.25, "infinite-coordinate", () =>
        {
            var run = Descent.Path(w => Math.Atan(w[0]), _ => [-1e308], [0], 1, 5, 0);
            Assert.That(run.Points.Rows(), Is.CloseTo(new double[,] { { 0 }, { 1e308 }, { double.PositiveInfinity } })
                .Mistake("value-only", new Shaped([0, 1e308, .. Enumerable.Repeat(double.PositiveInfinity, 4)], [6, 1])));
            Assert.That(run.End, Is.Exactly(DescentEnd.Diverged));
        });
        Part.Of(0.25, "value-not-a-number", () =>
        {
            var run = Descent.Path(_ => double.NaN, _ => [1], [0], 1, 3, 0);
            Assert.That(run.Points.Length, Is.Exactly(1).Mistake("infinity-alone", 4));
            Assert.That(run.End, Is.Exactly(DescentEnd.Diverged).Mistake("infinity-alone", DescentEnd.StepsUsedUp));
        });
        // Flat up there: the value is looked at before the gradient.
        Part.Of(0.25, "flat-at-infinity", () => Assert.That(Descent.Path(_ => double.PositiveInfinity, _ => [0], [0], 1, 3, 0).End,
            Is.Exactly(DescentEnd.Diverged).Mistake("slope-before-value", DescentEnd.Converged)));

        DescentRun Run() => Descent.Path(Functions.Bowl, Functions.BowlGradient, [0, 1], Rate, Most, 0);
    }

    [Check(1, Group = "path", Covers = ["step", "minimize"], Case = Case.BadInput, Hint = "refuse", Section = "bad-input")]
    public void Refusals()
    {
        Part.Of(0.25, "rate-of-a-step", () =>
        {
            foreach (double bad in new[] { 0, -1, double.NaN })
            {
                Assert.That(() => Descent.Step(w => w, 1, bad), Is.Rejected);
                Assert.That(() => Descent.StepOf(Functions.BowlGradient, [1, 1], bad), Is.Rejected);
            }
        });
        Part.Of(0.25, "rate-or-steps", () =>
        {
            foreach (double bad in new[] { 0, -1, double.NaN }) Assert.That(() => Descent.Minimize(w => w, 1, bad, 3), Is.Rejected);
            Assert.That(() => Descent.Minimize(w => w, 1, 0.1, -1), Is.Rejected);
        });
        Part.Of(0.25, "rate-or-steps-of-a-way", () =>
        {
            foreach (double bad in new[] { 0, -1, double.NaN }) Assert.That(() => Descent.Path(Functions.Bowl, Functions.BowlGradient, [1, 1], bad, 3, 0), Is.Rejected);
            Assert.That(() => Descent.Path(Functions.Bowl, Functions.BowlGradient, [1, 1], 0.1, -1, 0), Is.Rejected);
        });
        Part.Of(0.25, "gradient-of-another-length", () =>
        {
            Assert.That(() => Descent.StepOf(_ => [1, 2, 3], [1, 1], 0.1), Is.Rejected);
            Assert.That(() => Descent.Path(Functions.Bowl, _ => [1, 2, 3], [1, 1], 0.1, 3, 0), Is.Rejected);
        });
    }
}
