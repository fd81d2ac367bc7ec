namespace Gradus.Suites.Metrics.Staff;

/// <summary>Log-loss of two classes and of many, on other inputs.</summary>
[Stage(7)]
public sealed class MoreLogLosses
{
    private const double WorstLoss = 36.04365338911715; // -ln 2⁻⁵²

    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(0.5, Group = "log-loss", Case = Case.General, Hint = "log-loss", Section = "log-loss", Place = "ProbabilityScores.LogLoss")]
    public void TwoClassesInAnyOrder()
    {
        var of = LossCase.Draw("binary-losses", Subject.Random);
        Part.Of(0.25, "mean", () => Assert.That(Metrics.LogLoss(of.Truth, of.Probabilities, LossReduction.Mean, null), Known.MeanLoss(of)));
        Part.Of(0.25, "sum", () => Assert.That(Metrics.LogLoss(of.Truth, of.Probabilities, LossReduction.Sum, null), Known.SumOfLosses(of)));
    }

    [Check(0.5, Group = "log-loss", Case = Case.General, Hint = "log-loss", Section = "log-loss", Place = "ProbabilityScores.LogLoss")]
    public void ManyClassesInAnyOrder()
    {
        var of = LossCase.Draw("class-losses", Subject.Random);
        Part.Of(0.25, "mean", () =>
        {
            Assert.That(Metrics.LogLossOfClasses(of.Truth, of.Matrix, LossReduction.Mean, null), Known.MeanLoss(of));
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });
        Part.Of(0.25, "sum", () => Assert.That(Metrics.LogLossOfClasses(of.Truth, of.Matrix, LossReduction.Sum, null), Known.SumOfLosses(of)));
    }

    [Check(1, Group = "log-loss", Case = Case.Edge, Hint = "log-loss-edge", Section = "log-loss", Place = "ProbabilityScores.LogLoss")]
    public void CertaintyWeightsAndRoundedRows()
    {
        var of = LossCase.Draw("class-losses", Subject.Random);
        Part.Of(0.4, "surely-wrong", () => Assert.That(Metrics.LogLoss([0, 1], [1, 0.5], LossReduction.Mean, null),
            Is.CloseTo((WorstLoss + 0.6931471805599453) / 2).Mistake("unclipped", double.PositiveInfinity).Mistake("unclipped", double.NaN)));
        Part.Of(0.3, "weights", () => Assert.That(Metrics.LogLossOfClasses(of.Truth, of.Matrix, LossReduction.Mean, of.Weights), Known.WeightedMeanLoss(of)));
        Part.Of(0.3, "rounded-rows", () => Assert.That(Metrics.LogLossOfClasses([0], new[,] { { 0.2500005, 0.75 } }, LossReduction.Mean, null),
            Is.CloseTo(1.3862928611217658).Mistake("rows-not-divided", 1.3862923611218905))); // -ln(0.2500005 / 1.0000005)
    }

    [Check(0.5, Group = "log-loss", Case = Case.BadInput, Hint = "refuse-probabilities", Section = "bad-input", Place = "ProbabilityScores.LogLoss")]
    public void NoProbabilities()
    {
        Part.Of(0.25, "no-probability", () =>
        {
            Accepts();
            Assert.That(() => Metrics.LogLoss([0], [1.001], LossReduction.Sum, null), Is.Rejected);
            Assert.That(() => Metrics.LogLossOfClasses([0], new[,] { { 1.5, -0.5 } }, LossReduction.Sum, null), Is.Rejected);
            Assert.That(() => Metrics.LogLossOfClasses([0], new[,] { { double.NaN, 0.5 } }, LossReduction.Sum, null), Is.Rejected);
        });
        Part.Of(0.25, "row-sums", () =>
        {
            Accepts();
            Assert.That(() => Metrics.LogLossOfClasses([0], new[,] { { 0.5, 0.25, 0.2501 } }, LossReduction.Sum, null), Is.Rejected);
            Assert.That(() => Metrics.LogLossOfClasses([0], new[,] { { 5.0, 4, 2 } }, LossReduction.Sum, null), Is.Rejected);
        });
    }

    private static void Accepts()
    {
        Assert.That(Metrics.LogLoss([1], [1 - 1e-15], LossReduction.Sum, null), Is.CloseTo(0));
        Assert.That(Metrics.LogLossOfClasses([2], new[,] { { 0, 1e-15, 1 - 1e-15 } }, LossReduction.Sum, null), Is.CloseTo(0));
    }
}
