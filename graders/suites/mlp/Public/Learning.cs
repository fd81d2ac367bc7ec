namespace Gradus.Suites.Networks.Public;

/// <summary>Whether it learns as the reference does.</summary>
[Stage(4)]
public sealed class Learning
{
    private static readonly NetworkSetting Line = new([], 1, Squashing.None, 0, Cost.SquaredError, 0, Rule.Sgd, 0.25);

    private static INetworks Networks => Subject.Of<INetworks>();

    // All rows are equal and one batch: no order matters. They answer 2f, and f is right: that costs f², and at the rate ¼ half of f is taken from the weight, and half of it from the bias.
    [Check(0.5, Group = "epoch", Requires = ["Objectives.OfAnswers", "Steps.OneStep"], Hint = "own-steps", Section = "epoch", Place = "Trainer.Epoch")]
    public void WithoutStepFunction()
    {
        double f = Subject.Random.Factor();
        Part.Of(0.25, "losses", () => Assert.That(Run().Loss, Is.CloseTo(new[] { f * f })));
        Part.Of(0.25, "weights", () => Assert.That(Judging.Flat(Run().Weights), Is.CloseTo(new[] { 0.75 * f, 0.25 * f })));

        Trained Run() => Networks.EpochByItself(Line, [new([1.25 * f], [1, 1]), Shaped.Vector(0.75 * f)], Shaped.Zeros(3, 1).Plus(1), Shaped.Zeros(3, 1).Plus(f), 3, Subject.Random.Int(1, 1000));
    }

    [Check(1.5, Group = "epoch", Requires = ["Objectives.OfAnswers", "Steps.OneStep", "Steps.TenSteps"], Hint = "learning-curve", Section = "epoch", Place = "Trainer.Epoch")]
    public void TwoHalfCircles() => Convergence.Judge<TwoMoons>();
}
