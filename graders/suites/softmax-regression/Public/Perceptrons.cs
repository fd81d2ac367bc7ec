namespace Gradus.Suites.Linear.Public;

/// <summary>Rosenblatt's perceptron.</summary>
[Stage(10)]
public sealed class Perceptrons
{
    [Check(1.5, Group = "perceptron", Hint = "perceptron", Section = "perceptron", Place = "Perceptron.Learn")]
    public void Learns() => Judging.Learn(Subject.Random.Pick(Oracle.Perceptrons), 0.5, 0.5, 0.5);

    [Check(1.5, Group = "perceptron", Requires = ["Learns"], Hint = "epochs", Section = "epochs", Place = "Perceptron.Fit")]
    public void Converges()
    {
        Part.Of(0.75, "separable", () =>
        {
            var row = Subject.Random.Pick(Oracle.Separable);
            Judging.Converge(row);
            Assert.That(Subject.ChangedArguments, Is.Untouched);
            Judging.GoesOn(row, row.Limit);
        });
        Part.Of(0.75, "xor", () => Judging.Converge(Oracle.Xor[0]));
    }
}
