namespace Gradus.Suites.Linear.Staff;

/// <summary>The likelihood of further rows, and where a probability has become 0.</summary>
[Stage(3)]
public sealed class HiddenLikelihoods
{
    private static ILinear Linear => Subject.Of<ILinear>();

    [Check(1.25, Group = "likelihood", Hint = "likelihood", Section = "likelihood", Place = "SoftmaxRegression.NegativeLogLikelihood")]
    public void Sums()
    {
        var row = Subject.Random.Pick(Oracle.Regressions).Varied();
        Part.Of(1, "further-rows", () => Judging.Likelihood(row));
        Part.Of(0.25, "single-precision", () => Assert.That(Linear.NegativeLogLikelihood(row.Theta, row.Bias, row.X, row.Labels, TensorKind.Single), Is.CloseTo(row.Likelihood).Within(2e-6, 2e-6)));
    }

    [Check(1.25, Group = "likelihood", Case = Case.Edge, Hint = "log-of-zero", Section = "likelihood", Place = "SoftmaxRegression.NegativeLogLikelihood")]
    public void Limits()
    {
        Part.Of(1, "far-apart", () =>
        {
            var row = Subject.Random.Pick(Oracle.Far);
            Assert.That(Judging.LikelihoodOf(row.Logits, row.Labels), Is.CloseTo(row.Likelihood).Mistake("log-of-softmax", double.PositiveInfinity));
        });
        Part.Of(0.25, "no-rows", () => Assert.That(Judging.LikelihoodOf(Shaped.Zeros(0, 3), []), Is.CloseTo(0)));
    }
}
