namespace Gradus.Suites.Linear.Public;

/// <summary>From probabilities to answers.</summary>
[Stage(7)]
public sealed class Predictions
{
    [Check(1.5, Group = "prediction", Hint = "prediction", Section = "prediction", Place = "SoftmaxRegression.Classes")]
    public void OfRows() => Judging.Answers(Subject.Random.Pick(Oracle.Answers));

    [Check(1, Group = "prediction", Case = Case.Edge, Hint = "ties", Section = "prediction", Place = "SoftmaxRegression.Classes")]
    public void Ties() => Judging.Answers(Subject.Random.Pick(Oracle.Ties));
}
