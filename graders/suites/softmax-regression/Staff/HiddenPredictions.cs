namespace Gradus.Suites.Linear.Staff;

/// <summary>Answers to further rows.</summary>
[Stage(5)]
public sealed class HiddenPredictions
{
    private static ILinear Linear => Subject.Of<ILinear>();

    [Check(1.5, Group = "prediction", Hint = "prediction", Section = "prediction", Place = "SoftmaxRegression.Classes")]
    public void Rows()
    {
        Part.Of(0.5, "further-rows", () => Judging.Answers(Subject.Random.Pick(Oracle.Answers)));
        Part.Of(0.5, "equal-probabilities", () => Judging.Answers(Subject.Random.Pick(Oracle.Ties)));
        Part.Of(0.25, "one-class", () => Assert.That(Linear.Classes(Shaped.Matrix(new[,] { { 1.0 }, { 1 }, { 1 } })), Is.Exactly(new[] { 0, 0, 0 })));
        Part.Of(0.25, "no-rows", () => Assert.That(Linear.Classes(Shaped.Zeros(0, 4)), Is.Exactly(Array.Empty<int>())));
    }
}
