namespace Gradus.Suites.Linear.Staff;

/// <summary>Perceptrons on further rows, and where a sum is exactly 0.</summary>
[Stage(8)]
public sealed class HiddenPerceptrons
{
    private static ILinear Linear => Subject.Of<ILinear>();

    [Check(1, Group = "perceptron", Case = Case.Edge, Hint = "perceptron-zero", Section = "perceptron", Place = "Perceptron.Learn")]
    public void Rows()
    {
        Judging.Learn(Subject.Random.Pick(Oracle.Perceptrons), 0.125, 0.125, 0.125);
        Part.Of(0.25, "sum-of-zero", () =>
        {
            var row = Subject.Random.Pick(Oracle.Zeros);
            Assert.That(Linear.Answers(row.Rows, row.Labels, row.Asked), Is.Exactly(row.Answers).Mistake("zero-answers-minus", row.ZeroIsMinus));
        }, "Perceptron.Answer");
        Part.Of(0.125, "answers", () =>
        {
            var row = Subject.Random.Pick(Oracle.Perceptrons);
            Assert.That(Linear.Answers(row.Rows, row.Labels, row.Asked), Is.Exactly(row.Answers));
        }, "Perceptron.Answer");
        Part.Of(0.25, "separable", () =>
        {
            var row = Subject.Random.Pick(Oracle.Separable);
            Judging.Converge(row);
            // One epoch less, and the epoch without a mistake does not come.
            Assert.That(Linear.FitPerceptron(row.Rows, row.Labels, row.Epochs - 1, 1), Is.Exactly(-1).Mistake("says-limit", row.Epochs - 1));
        }, "Perceptron.Fit");
    }
}
