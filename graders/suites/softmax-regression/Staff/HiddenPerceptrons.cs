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
        Part.Of(0.125, "separable", () =>
        {
            var row = Subject.Random.Pick(Oracle.Separable);
            // The epochs that it takes are enough. One less, and the epoch without a mistake comes in the second training.
            Judging.Converge(row with { Limit = row.Epochs });
            Judging.GoesOn(row, row.Epochs - 1);
        }, "Perceptron.Fit");
        Part.Of(0.125, "inseparable", () => Judging.Converge(Subject.Random.Pick(Oracle.Inseparable)), "Perceptron.Fit");
    }
}
