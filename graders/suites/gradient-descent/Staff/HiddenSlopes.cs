namespace Gradus.Suites.Descent.Staff;

/// <summary>Slopes of further functions, and at a kink.</summary>
[Stage(1)]
public sealed class HiddenSlopes
{
    private static IDescent Descent => Subject.Of<IDescent>();

    [Check(3, Group = "slope", Hint = "one-coordinate", Section = "slope")]
    public void OtherSlopes()
    {
        Part.Of(1.5, "himmelblau", () =>
        {
            var row = Subject.Random.Pick(Oracle.Slopes);
            Assert.That(Descent.SlopeGradient(Himmelblau.Value, row.X, row.H), Is.CloseTo(row.Central)
                .Mistake("forward-difference", row.Forward)
                .Mistake("backward-difference", row.Backward)
                .Mistake("not-halved", [.. row.Central.Select(c => 2 * c)]));
        });
        // Σ cᵢxᵢ² + Σ xᵢxᵢ₊₁: the slope of a coordinate depends on its neighbours, and a central difference is exact.
        Part.Of(1.5, "five-coordinates", () =>
        {
            const double H = 0.5;
            double[] c = [1, 3, 2, 5, 4], x = [.. Enumerable.Range(0, 5).Select(_ => Subject.Random.Int(1, 6) + 0.5)];
            double Neighbours(int i) => (i > 0 ? x[i - 1] : 0) + (i < 4 ? x[i + 1] : 0);
            double[] slopes = [.. Enumerable.Range(0, 5).Select(i => (2 * c[i] * x[i]) + Neighbours(i))];
            Assert.That(Descent.SlopeGradient(w => w.Zip(c, (each, factor) => factor * each * each).Sum() + w.Zip(w.Skip(1), (left, right) => left * right).Sum(), x, H), Is.CloseTo(slopes)
                .Mistake("forward-difference", [.. slopes.Select((s, i) => s + (c[i] * H))])
                .Mistake("backward-difference", [.. slopes.Select((s, i) => s - (c[i] * H))])
                .Mistake("not-halved", [.. slopes.Select(s => 2 * s)])
                .Mistake("moves-all-coordinates", [.. slopes.Select(_ => slopes.Sum())])
                .Mistake("moved-and-left", [.. slopes.Select((s, i) => i > 0 ? s - H : s)])
                .Mistake("moved-and-left", [.. slopes.Select((s, i) => i > 0 ? s + H : s)]));
        });
    }

    [Check(1, Group = "slope", Case = Case.Edge, Hint = "both-sides", Section = "slope")]
    public void Kink()
    {
        double h = Subject.Random.Pick([0.25, 0.5]);
        Part.Of(0.5, "kink", () => Assert.That(Descent.Slope(x => x < 0 ? -x : 3 * x, 0, h), Is.CloseTo(1)
            .Mistake("forward-difference", 3).Mistake("backward-difference", -1).Mistake("not-halved", 2)));
        Part.Of(0.5, "one-number-only", () => Assert.That(Descent.SlopeGradient(x => x[0] * x[0], [0], h), Is.CloseTo([0.0])
            .Mistake("forward-difference", h).Mistake("backward-difference", -h)));
    }
}
