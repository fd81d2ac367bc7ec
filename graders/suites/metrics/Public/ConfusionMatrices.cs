namespace Gradus.Suites.Metrics.Public;

/// <summary>Counting labels.</summary>
[Stage(1)]
public sealed class ConfusionMatrices
{
    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(1, Group = "confusion-matrix", Case = Case.General, Hint = "confusion-matrix", Section = "confusion-matrix", Place = "ConfusionMatrix.FromIndices")]
    public void Labels()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Part.Of(0.75, "matrix", () => Assert.That(Metrics.ConfusionMatrix(of.Truth, of.Answers, of.Classes, null), Known.Matrix(of.Counts)));
        Part.Of(0.25, "input-untouched", () =>
        {
            Assert.That(Metrics.ConfusionMatrix(of.Truth, of.Answers, of.Classes, null), Known.Matrix(of.Counts));
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });
    }

    [Check(1, Group = "confusion-matrix", Case = Case.Edge, Hint = "confusion-matrix-edge", Section = "confusion-matrix", Place = "ConfusionMatrix.FromIndices")]
    public void WeightsAndAbsentClasses()
    {
        var of = MatrixCase.Draw(Subject.Random);
        Part.Of(0.5, "weights", () => Assert.That(Metrics.ConfusionMatrix(of.Truth, of.Answers, of.Classes, of.Weights),
            Known.Matrix(of.Weighted.ToMatrix()).Mistake("sample-weights-ignored", of.Counts)));
        Part.Of(0.25, "absent-class", () => Assert.That(Metrics.ConfusionMatrix([0, 2, 2, 0, 2], [2, 2, 0, 2, 2], 4, null),
            Known.Matrix(new double[,] { { 0, 0, 2, 0 }, { 0, 0, 0, 0 }, { 1, 0, 2, 0 }, { 0, 0, 0, 0 } })));
        Part.Of(0.25, "one-class", () => Assert.That(Metrics.ConfusionMatrix([0, 0, 0], [0, 0, 0], 1, null), Is.CloseTo(new double[,] { { 3 } })));
    }

    [Check(0.5, Group = "confusion-matrix", Case = Case.BadInput, Hint = "refuse-input", Section = "bad-input", Place = "ConfusionMatrix.FromIndices")]
    public void Refusals()
    {
        Part.Of(0.2, "unknown-label", () =>
        {
            Accepts();
            Assert.That(() => Metrics.ConfusionMatrix([0, 1, 2], [0, 1, 3], 3, null), Is.Rejected);
            Assert.That(() => Metrics.ConfusionMatrix([0, -1, 2], [0, 1, 2], 3, null), Is.Rejected);
        });
        Part.Of(0.1, "lengths", () =>
        {
            Accepts();
            Assert.That(() => Metrics.ConfusionMatrix([0, 1, 2], [0, 1], 3, null), Is.Rejected);
            Assert.That(() => Metrics.ConfusionMatrix([0, 1], [0, 1, 2], 3, null), Is.Rejected);
        });
        Part.Of(0.1, "empty", () =>
        {
            Accepts();
            Assert.That(() => Metrics.ConfusionMatrix([], [], 3, null), Is.Rejected);
        });
        Part.Of(0.1, "bad-weights", () =>
        {
            Accepts();
            Assert.That(() => Metrics.ConfusionMatrix([0, 1, 2], [0, 1, 2], 3, [1, 1]), Is.Rejected);
            Assert.That(() => Metrics.ConfusionMatrix([0, 1, 2], [0, 1, 2], 3, [1, -1, 1]), Is.Rejected);
        });
    }

    // Refusing everything is no skill: the good neighbour of the bad inputs must pass.
    private static void Accepts() => Assert.That(Metrics.ConfusionMatrix([0, 1, 2], [0, 1, 2], 3, null), Is.CloseTo(new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }));
}
