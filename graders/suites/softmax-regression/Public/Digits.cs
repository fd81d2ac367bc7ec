namespace Gradus.Suites.Linear.Public;

/// <summary>Everything together, on handwritten digits.</summary>
[Stage(6)]
public sealed class Digits
{
    [Check(2, Group = "training", Requires = ["Likelihoods.Sums", "Gradients.Theta", "Gradients.Bias"], Hint = "learning-curve", Section = "learning-curve", Place = "SoftmaxRegression.Step")]
    public void LearningCurve() => Convergence.Judge<DigitsSoftmax>();
}
