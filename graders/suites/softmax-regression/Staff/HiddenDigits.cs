namespace Gradus.Suites.Linear.Staff;

/// <summary>The whole model on other digits.</summary>
[Stage(6)]
public sealed class HiddenDigits
{
    [Check(1.5, Group = "training", Requires = ["HiddenProbabilities.Rows", "HiddenGradients.Rows", "HiddenPredictions.Rows"], Hint = "whole-model", Section = "learning-curve", Place = "SoftmaxRegression.Step")]
    public void OtherRows() => Convergence.Judge<OtherDigitsSoftmax>();
}
