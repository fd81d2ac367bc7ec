namespace Gradus.Suites.Descent.Staff;

/// <summary>Ways down to a minimum of Himmelblau's function, and on a saddle.</summary>
[Stage(4)]
public sealed class HiddenPaths
{
    private static readonly Func<double[], double> SaddleValue = w => (w[0] * w[0]) - (w[1] * w[1]);
    private static readonly Func<double[], double[]> SaddleGradient = w => [2 * w[0], -2 * w[1]];

    private static IDescent Descent => Subject.Of<IDescent>();

    [Check(3, Group = "path", Hint = "way", Section = "path")]
    public void HimmelblauPath()
    {
        var row = Subject.Random.Pick(Oracle.Ways);
        int steps = Oracle.Kept[^1];
        Part.Of(1, "points", () =>
        {
            var run = Run(steps, 0);
            Assert.That(run.Points.Length, Is.Exactly(steps + 1).Mistake("start-missing", steps));
            Assert.That(run.Points.At(Oracle.Kept).Rows(), Is.CloseTo(row.Points.Rows())
                .Mistake("points-aliased", Enumerable.Repeat(row.Points[^1], row.Points.Length).ToArray().Rows()));
        });
        Part.Of(1, "values", () =>
        {
            double[] values = Run(steps, 0).Values;
            Assert.That(values.Length, Is.Exactly(steps + 1));
            Assert.That(Oracle.Kept.Select(k => values[k]).ToArray(), Is.CloseTo(row.Values));
        });
        Part.Of(1, "last-point", () =>
        {
            var run = Run(1000, row.Tolerance);
            Assert.That(run.Points[..4].Rows(), Is.CloseTo(row.Points[..4].Rows()));
            Assert.That(run.Points.Length, Is.Exactly(row.Converged + 1).Mistake("tolerance-ignored", 1001).Mistake("one-point-late", row.Converged + 2));
            Assert.That(run.Points[^1], Is.CloseTo(row.Last).Within(1e-7));
            Assert.That(run.End, Is.Exactly(DescentEnd.Converged));
        });

        DescentRun Run(int most, double tolerance) => Descent.Path(Himmelblau.Value, Himmelblau.Gradient, row.Start, row.Rate, most, tolerance);
    }

    [Check(1.5, Group = "path", Case = Case.Edge, Hint = "length-of-gradient", Section = "path")]
    public void Saddle()
    {
        // Flat, and no minimum: a gradient of length 0 is not longer than a tolerance of 0.
        Part.Of(0.75, "flat-at-once", () =>
        {
            var run = Descent.Path(SaddleValue, SaddleGradient, [0, 0], 0.25, 5, 0);
            Assert.That(run.End, Is.Exactly(DescentEnd.Converged).Mistake("strictly-below", DescentEnd.StepsUsedUp));
            Assert.That(run.Points.Rows(), Is.CloseTo(new double[,] { { 0, 0 } }).Mistake("one-point-late", Shaped.Zeros(2, 2)));
        });
        Part.Of(0.75, "beside-the-saddle", () =>
        {
            double b = Subject.Random.Int(1, 5) / 64.0;
            var run = Descent.Path(SaddleValue, SaddleGradient, [1, b], 0.25, 6, 0);
            double[][] points = [.. Enumerable.Range(0, 7).Select(k => new[] { Functions.After(k, 1, 2, 0.25), Functions.After(k, b, -2, 0.25) })];
            Assert.That(run.Points.Rows(), Is.CloseTo(points.Rows())
                .Mistake("start-missing", points[1..].Rows())
                .Mistake("points-aliased", Enumerable.Repeat(points[^1], 7).ToArray().Rows()));
            Assert.That(run.End, Is.Exactly(DescentEnd.StepsUsedUp).Mistake("converged-by-default", DescentEnd.Converged));
        });
    }

    [Check(1.5, Group = "path", Covers = ["slope", "step", "minimize", "learning-rate"], Case = Case.BadInput, Hint = "refuse", Section = "bad-input")]
    public void MoreRefusals()
    {
        double[] bad = [0, -0.5, double.NaN, double.PositiveInfinity];
        Part.Of(0.3, "h", () =>
        {
            foreach (double h in bad)
            {
                Assert.That(() => Descent.Slope(w => w * w, 1, h), Is.Rejected);
                Assert.That(() => Descent.SlopeGradient(Functions.Bowl, [1, 1], h), Is.Rejected);
            }
        });
        Part.Of(0.3, "step-refuses", () =>
        {
            Assert.That(() => Descent.Step(w => w, 1, double.PositiveInfinity), Is.Rejected);
            Assert.That(() => Descent.StepOf(Functions.BowlGradient, [1, 1], double.PositiveInfinity), Is.Rejected);
            Assert.That(() => Descent.StepOf(_ => [1], [1, 1], 0.1), Is.Rejected);
        });
        Part.Of(0.3, "rate-or-steps", () =>
        {
            Assert.That(() => Descent.Minimize(w => w, 1, double.PositiveInfinity, 0), Is.Rejected);
            Assert.That(() => Descent.Minimize(w => w, 1, 0.1, int.MinValue), Is.Rejected);
        });
        Part.Of(0.3, "tolerance", () =>
        {
            foreach (double tolerance in new[] { -1e-9, double.NaN, double.PositiveInfinity })
                Assert.That(() => Descent.Path(Functions.Bowl, Functions.BowlGradient, [1, 1], 0.1, 3, tolerance), Is.Rejected);
        });
        Part.Of(0.3, "curvature", () =>
        {
            foreach (double curvature in bad)
            {
                Assert.That(() => Descent.Largest(curvature), Is.Rejected);
                Assert.That(() => Descent.Best(curvature, 10), Is.Rejected);
                Assert.That(() => Descent.Best(1, curvature), Is.Rejected);
            }
            Assert.That(() => Descent.Best(10, 6), Is.Rejected);
        });
    }
}
