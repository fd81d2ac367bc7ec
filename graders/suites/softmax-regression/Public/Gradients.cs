namespace Gradus.Suites.Linear.Public;

/// <summary>Where the likelihood grows.</summary>
[Stage(4)]
public sealed class Gradients
{
    [Check(4, Group = "gradient", Requires = ["Probabilities.OfRows"], Hint = "gradient", Section = "gradient", Place = "SoftmaxRegression.Gradient")]
    public void Theta()
    {
        Part.Of(2, "more-rows-than-features", () => Judging.ByTheta(Subject.Random.Pick(Oracle.Regressions).Varied()));
        Part.Of(2, "more-features-than-rows", () => Judging.ByTheta(Subject.Random.Pick(Oracle.Wide).Varied()));
    }

    [Check(2, Group = "gradient", Requires = ["Probabilities.OfRows"], Hint = "gradient-of-bias", Section = "gradient", Place = "SoftmaxRegression.Gradient")]
    public void Bias() => Judging.ByBias(Subject.Random.Pick(Oracle.Regressions).Varied());
}
