namespace Gradus.Suites.Networks.Public;

/// <summary>Whether it learns as the reference does.</summary>
[Stage(4)]
public sealed class Learning
{
    [Check(2, Group = "epoch", Requires = ["Objectives.OfAnswers", "Steps.OneStep", "Steps.TenSteps"], Hint = "learning-curve", Section = "epoch", Place = "Trainer.Epoch")]
    public void TwoHalfCircles() => Convergence.Judge<TwoMoons>();
}
