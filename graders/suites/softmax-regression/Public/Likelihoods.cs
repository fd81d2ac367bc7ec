namespace Gradus.Suites.Linear.Public;

/// <summary>How well weights explain the labels.</summary>
[Stage(3)]
public sealed class Likelihoods
{
    [Check(1.5, Group = "likelihood", Case = Case.Lecture, Lecture = "16", Hint = "likelihood", Section = "likelihood", Place = "SoftmaxRegression.NegativeLogLikelihood")]
    public void Lecture()
    {
        foreach (var row in Oracle.Lecture)
        {
            Part.Of(0.5, "slide-row", () => Assert.That(Judging.LikelihoodOf(row.Logits, row.Labels), Is.CloseTo(row.Likelihood)
                .Mistake("log10", row.Likelihood / Math.Log(10)).Mistake("not-negated", -row.Likelihood)));
        }
    }

    [Check(2, Group = "likelihood", Hint = "likelihood", Section = "likelihood", Place = "SoftmaxRegression.NegativeLogLikelihood")]
    public void Sums() => Judging.Likelihood(Subject.Random.Pick(Oracle.Regressions).Varied());
}
