namespace Gradus.Suites.Networks.Staff;

/// <summary>Whether it learns to read digits, and trains as PyTorch does.</summary>
[Stage(4)]
public sealed class HiddenLearning
{
    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(0.5, Group = "epoch", Requires = ["HiddenObjectives.OfAnswers", "HiddenSteps.FurtherRules"], Hint = "learning-curve", Section = "epoch", Place = "Trainer.Epoch")]
    public void Epochs()
    {
        var row = Subject.Random.Pick(Oracle.Epochs);
        Part.Of(0.25, "losses", () => Assert.That(Run().Loss, Is.CloseTo(row.Loss)));
        Part.Of(0.25, "weights", () => Assert.That(Judging.Flat(Run().Weights), Is.CloseTo(row.After)));

        Trained Run() => Networks.Epochs(row.Setting, row.Weights, row.X, row.Y, row.BatchSize, row.Epochs, row.Key);
    }

    [Check(1.5, Group = "epoch", Requires = ["HiddenObjectives.OfAnswers", "HiddenSteps.FurtherRules"], Hint = "learning-curve", Section = "epoch", Place = "Trainer.Epoch")]
    public void ReadsDigits() => Convergence.Judge<DigitsMlp>();
}
