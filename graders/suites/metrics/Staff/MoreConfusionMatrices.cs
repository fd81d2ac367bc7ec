namespace Gradus.Suites.Metrics.Staff;

/// <summary>Counting labels, on other inputs.</summary>
[Stage(1)]
public sealed class MoreConfusionMatrices
{
    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(1, Group = "confusion-matrix", Case = Case.General, Hint = "confusion-matrix", Section = "confusion-matrix", Place = "ConfusionMatrix.FromIndices")]
    public void TwoAndManyClasses()
    {
        MatrixCase any = MatrixCase.Draw(Subject.Random), many = MatrixCase.Draw(Subject.Random, atLeast: 4);
        Part.Of(0.5, "matrix", () => Assert.That(Metrics.ConfusionMatrix(any.Truth, any.Answers, any.Classes, null), Known.Matrix(any.Counts)));
        Part.Of(0.5, "matrix-of-many", () =>
        {
            Assert.That(Metrics.ConfusionMatrix(many.Truth, many.Answers, many.Classes, null), Known.Matrix(many.Counts));
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });
    }

    [Check(1, Group = "confusion-matrix", Case = Case.Edge, Hint = "confusion-matrix-edge", Section = "confusion-matrix", Place = "ConfusionMatrix.FromIndices")]
    public void WeightsAndGaps()
    {
        var of = MatrixCase.Draw(Subject.Random, atLeast: 3);
        Part.Of(0.5, "weights", () =>
        {
            Assert.That(Metrics.ConfusionMatrix(of.Truth, of.Answers, of.Classes, of.Weights), Known.Matrix(of.Weighted.ToMatrix()).Mistake("sample-weights-ignored", of.Counts));
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });
        Part.Of(0.25, "zero-weight", () => Assert.That(Metrics.ConfusionMatrix([0, 1, 1], [1, 1, 0], 2, [0, 2.5, 0.5]),
            Known.Matrix(new[,] { { 0, 0 }, { 0.5, 2.5 } }).Mistake("sample-weights-ignored", new double[,] { { 0, 1 }, { 1, 1 } })));
        Part.Of(0.25, "absent-class", () => Assert.That(Metrics.ConfusionMatrix([1, 1, 3], [3, 1, 3], 5, null),
            Known.Matrix(new double[,] { { 0, 0, 0, 0, 0 }, { 0, 1, 0, 1, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 1, 0 }, { 0, 0, 0, 0, 0 } })));
    }

    [Check(0.5, Group = "confusion-matrix", Case = Case.BadInput, Hint = "refuse-input", Section = "bad-input", Place = "ConfusionMatrix.FromIndices")]
    public void MoreRefusals()
    {
        Part.Of(0.25, "unknown-label", () =>
        {
            Accepts();
            Assert.That(() => Metrics.ConfusionMatrix([2, 0], [0, 1], 2, null), Is.Rejected);
            Assert.That(() => Metrics.ConfusionMatrix([1, 0], [0, -2], 2, null), Is.Rejected);
            Assert.That(() => Metrics.ConfusionMatrix([0], [0], 0, null), Is.Rejected);
        });
        Part.Of(0.25, "bad-weights", () =>
        {
            Accepts();
            Assert.That(() => Metrics.ConfusionMatrix([0, 1], [0, 1], 2, [1, double.NaN]), Is.Rejected);
            Assert.That(() => Metrics.ConfusionMatrix([0, 1], [0, 1], 2, [1, 2, 3]), Is.Rejected);
            Assert.That(() => Metrics.ConfusionMatrix([0, 1], [0, 1], 2, [0, 0]), Is.Rejected);
        });
    }

    private static void Accepts() => Assert.That(Metrics.ConfusionMatrix([0, 1], [0, 1], 2, null), Is.CloseTo(new double[,] { { 1, 0 }, { 0, 1 } }));
}
