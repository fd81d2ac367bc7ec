namespace Gradus.Suites.Metrics.Public;

/// <summary>Log-loss of two classes and of many.</summary>
[Stage(7)]
public sealed class LogLosses
{
    private const double WorstLoss = 36.04365338911715; // -ln 2⁻⁵²

    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(0.5, Group = "log-loss", Case = Case.General, Hint = "log-loss", Section = "log-loss", Place = "ProbabilityScores.LogLoss")]
    public void TwoClasses()
    {
        var of = LossCase.Draw("binary-losses", Subject.Random);
        Part.Of(0.25, "mean", () => Assert.That(Metrics.LogLoss(of.Truth, of.Probabilities, LossReduction.Mean, null), Known.MeanLoss(of)));
        Part.Of(0.15, "sum", () => Assert.That(Metrics.LogLoss(of.Truth, of.Probabilities, LossReduction.Sum, null), Known.SumOfLosses(of)));
        Part.Of(0.1, "input-untouched", () =>
        {
            Assert.That(Metrics.LogLoss(of.Truth, of.Probabilities, LossReduction.Mean, null), Known.MeanLoss(of));
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });
    }

    [Check(0.5, Group = "log-loss", Case = Case.General, Hint = "log-loss", Section = "log-loss", Place = "ProbabilityScores.LogLoss")]
    public void ManyClasses()
    {
        var of = LossCase.Draw("class-losses", Subject.Random);
        Part.Of(0.25, "mean", () => Assert.That(Metrics.LogLossOfClasses(of.Truth, of.Matrix, LossReduction.Mean, null), Known.MeanLoss(of)));
        Part.Of(0.25, "sum", () => Assert.That(Metrics.LogLossOfClasses(of.Truth, of.Matrix, LossReduction.Sum, null), Known.SumOfLosses(of)));
    }

    [Check(1, Group = "log-loss", Case = Case.Edge, Hint = "log-loss-edge", Section = "log-loss", Place = "ProbabilityScores.LogLoss")]
    public void CertaintyAndWeights()
    {
        var binary = LossCase.Draw("binary-losses", Subject.Random);
        Part.Of(0.3, "surely-wrong", () => Assert.That(new[] { Metrics.LogLoss([1], [0], LossReduction.Sum, null), Metrics.LogLoss([0], [1], LossReduction.Sum, null) },
            Is.CloseTo([WorstLoss, WorstLoss]).Within(1e-9).Mistake("unclipped", double.PositiveInfinity, double.PositiveInfinity).Mistake("unclipped", double.NaN, double.NaN)));
        Part.Of(0.2, "surely-right", () => Assert.That(new[] { Metrics.LogLoss([1, 0], [1, 0], LossReduction.Mean, null), Metrics.LogLossOfClasses([1], new double[,] { { 0, 1 } }, LossReduction.Mean, null) },
            Is.CloseTo([0.0, 0]).Mistake("unclipped", double.NaN, 0).Mistake("unclipped", double.NaN, double.NaN)));
        Part.Of(0.2, "surely-wrong-of-many", () => Assert.That(Metrics.LogLossOfClasses([2], new[,] { { 0.25, 0.75, 0 } }, LossReduction.Mean, null),
            Is.CloseTo(WorstLoss).Mistake("unclipped", double.PositiveInfinity)));
        Part.Of(0.3, "weights", () => Assert.That(Metrics.LogLoss(binary.Truth, binary.Probabilities, LossReduction.Mean, binary.Weights), Known.WeightedMeanLoss(binary)));
    }

    [Check(1, Group = "log-loss", Case = Case.BadInput, Hint = "refuse-probabilities", Section = "bad-input", Place = "ProbabilityScores.LogLoss")]
    public void Refusals()
    {
        Part.Of(0.25, "no-probability", () =>
        {
            Accepts();
            Assert.That(() => Metrics.LogLoss([1, 0], [0.5, 1.5], LossReduction.Mean, null), Is.Rejected);
            Assert.That(() => Metrics.LogLoss([1, 0], [-0.5, 0.5], LossReduction.Mean, null), Is.Rejected);
            Assert.That(() => Metrics.LogLoss([1, 0], [double.NaN, 0.5], LossReduction.Mean, null), Is.Rejected);
        });
        Part.Of(0.25, "row-sums", () =>
        {
            Accepts();
            Assert.That(() => Metrics.LogLossOfClasses([1, 0], new[,] { { 0.5, 0.5 }, { 0.5, 0.4 } }, LossReduction.Mean, null), Is.Rejected);
        });
        Part.Of(0.25, "unknown-label", () =>
        {
            Accepts();
            Assert.That(() => Metrics.LogLoss([1, 2], [0.5, 0.5], LossReduction.Mean, null), Is.Rejected);
            Assert.That(() => Metrics.LogLossOfClasses([2, 0], new[,] { { 0.5, 0.5 }, { 0.5, 0.5 } }, LossReduction.Mean, null), Is.Rejected);
        });
        Part.Of(0.25, "lengths", () =>
        {
            Accepts();
            Assert.That(() => Metrics.LogLoss([1, 0, 1], [0.5, 0.5], LossReduction.Mean, null), Is.Rejected);
            Assert.That(() => Metrics.LogLoss([], [], LossReduction.Mean, null), Is.Rejected);
            Assert.That(() => Metrics.LogLossOfClasses([1], new[,] { { 0.5, 0.5 }, { 0.5, 0.5 } }, LossReduction.Mean, null), Is.Rejected);
        });
    }

    // The good neighbours of the bad inputs: sure and right costs nothing.
    private static void Accepts()
    {
        Assert.That(Metrics.LogLoss([1], [1 - 1e-15], LossReduction.Mean, null), Is.CloseTo(0));
        Assert.That(Metrics.LogLossOfClasses([1], new[,] { { 1e-15, 1 - 1e-15 } }, LossReduction.Mean, null), Is.CloseTo(0));
    }
}
