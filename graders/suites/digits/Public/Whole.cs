namespace Gradus.Suites.Digits.Public;

/// <summary>The modules of a network together: softmax regression and the figures have no part in one, and answers are counted here.</summary>
[Stage(3)]
[Uses("Gradus.Autodiff", "Gradus.Activations", "Gradus.Losses", "Gradus.Layers", "Gradus.Optimizers", "Gradus.Networks")]
public sealed class Whole
{
    [Check(8, Group = "system", Hint = "together", Section = "system")]
    public void Steps() => Convergence.Judge<SystemSteps>();

    [Check(17, Group = "system", Hint = "together", Section = "system")]
    public void ReadsDigits() => Convergence.Judge<SystemDigits>();
}
