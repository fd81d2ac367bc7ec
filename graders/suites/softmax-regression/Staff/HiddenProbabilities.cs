namespace Gradus.Suites.Linear.Staff;

/// <summary>Probabilities of further rows, and at their limits.</summary>
[Stage(2)]
public sealed class HiddenProbabilities
{
    private static ILinear Linear => Subject.Of<ILinear>();

    [Check(2, Group = "probabilities", Hint = "probabilities", Section = "probabilities", Place = "SoftmaxRegression.Probabilities")]
    public void Rows()
    {
        var row = Subject.Random.Pick(Oracle.Regressions).Varied();
        Part.Of(0.5, "logits", () => Judging.Logits(row), "SoftmaxRegression.Logits");
        Part.Of(1, "probabilities", () => Judging.Probabilities(row));
        Part.Of(0.5, "single-precision", () => Assert.That(Linear.Probabilities(row.Theta, row.Bias, row.X, TensorKind.Single), Is.CloseTo(row.Probabilities).Within(2e-6, 2e-6)));
    }

    [Check(2, Group = "probabilities", Case = Case.Edge, Hint = "stable", Section = "stable", Place = "SoftmaxRegression.Probabilities")]
    public void Limits()
    {
        int classes = Subject.Random.Int(2, 6);
        Part.Of(1, "far-apart", () =>
        {
            var row = Subject.Random.Pick(Oracle.Overflowing);
            Assert.That(Judging.ProbabilitiesOf(row.Logits), Is.CloseTo(row.Probabilities).Mistake("softmax-overflows", row.Overflow).Mistake("batch-maximum", row.BatchMaximum));
        });
        Part.Of(0.5, "very-negative", () =>
            Assert.That(Judging.ProbabilitiesOf(Shaped.Zeros(2, classes).Instead(i => i < classes ? -1e4 : 0)), Is.CloseTo(Shaped.Zeros(2, classes).Instead(_ => 1.0 / classes))));
        Part.Of(0.25, "one-class", () => Assert.That(Linear.Probabilities(Shaped.Matrix(new[,] { { 2.0 }, { -3 } }), Shaped.Vector(5), Shaped.Matrix(new[,] { { 1.0, 2 }, { 3, 4 } }), TensorKind.Double),
            Is.CloseTo(new[,] { { 1.0 }, { 1 } })));
        Part.Of(0.25, "no-rows", () => Assert.That(Judging.ProbabilitiesOf(Shaped.Zeros(0, classes)), Is.CloseTo(Shaped.Zeros(0, classes))));
    }
}
