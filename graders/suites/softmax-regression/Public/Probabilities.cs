namespace Gradus.Suites.Linear.Public;

/// <summary>From weights to probabilities.</summary>
[Stage(2)]
public sealed class Probabilities
{
    [Check(2, Group = "probabilities", Hint = "probabilities", Section = "probabilities", Place = "SoftmaxRegression.Probabilities")]
    public void OfRows()
    {
        var row = Subject.Random.Pick(Oracle.Regressions).Varied();
        Part.Of(0.75, "logits", () => Judging.Logits(row), "SoftmaxRegression.Logits");
        Part.Of(1.25, "probabilities", () => Judging.Probabilities(row));
    }

    [Check(2, Group = "probabilities", Case = Case.Edge, Hint = "stable", Section = "stable", Place = "SoftmaxRegression.Probabilities")]
    public void Stable()
    {
        var row = Subject.Random.Pick(Oracle.Overflowing);
        Assert.That(Judging.ProbabilitiesOf(row.Logits), Is.CloseTo(row.Probabilities).Mistake("softmax-overflows", row.Overflow).Mistake("batch-maximum", row.BatchMaximum));
    }
}
