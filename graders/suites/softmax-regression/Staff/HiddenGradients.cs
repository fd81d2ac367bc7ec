namespace Gradus.Suites.Linear.Staff;

/// <summary>The gradient of further rows, and where probabilities are 0 and 1.</summary>
[Stage(4)]
public sealed class HiddenGradients
{
    private static ILinear Linear => Subject.Of<ILinear>();

    [Check(2.5, Group = "gradient", Requires = ["HiddenProbabilities.Rows"], Hint = "gradient", Section = "gradient", Place = "SoftmaxRegression.Gradient")]
    public void Rows()
    {
        var row = Subject.Random.Pick(Oracle.Regressions).Varied();
        Part.Of(1, "theta", () => Judging.ByTheta(row));
        Part.Of(1, "bias", () => Judging.ByBias(row));
        Part.Of(0.5, "single-precision", () =>
        {
            var got = Linear.Gradient(row.Theta, row.Bias, row.X, row.Labels, TensorKind.Single);
            // The sum over rows may be small beside its terms.
            Assert.That(got[0], Is.CloseTo(row.ByTheta).Within(2e-6, 1e-5));
            Assert.That(got[1], Is.CloseTo(row.ByBias).Within(2e-6, 1e-5));
        });
    }

    [Check(1.5, Group = "gradient", Requires = ["HiddenProbabilities.Rows", "HiddenProbabilities.Limits"], Case = Case.Edge, Hint = "gradient", Section = "gradient", Place = "SoftmaxRegression.Gradient")]
    public void Limits()
    {
        Part.Of(0.5, "large-logits", () => Both(Subject.Random.Pick(Oracle.Thousands)));
        Part.Of(0.5, "one-row", () => Both(Subject.Random.Pick(Oracle.OneRow)));
        Part.Of(0.5, "one-class", () =>
        {
            var got = Linear.Gradient(Shaped.Matrix(new[,] { { 2.0 }, { -3 } }), Shaped.Vector(5), Shaped.Matrix(new[,] { { 1.0, 2 }, { 3, 4 }, { 5, 6 } }), [0, 0, 0], TensorKind.Double);
            Assert.That(got[0], Is.CloseTo(Shaped.Zeros(2, 1)));
            Assert.That(got[1], Is.CloseTo(Shaped.Zeros(1)));
        });

        static void Both(SoftmaxCase row)
        {
            Judging.ByTheta(row.Varied());
            Judging.ByBias(row.Varied());
        }
    }
}
