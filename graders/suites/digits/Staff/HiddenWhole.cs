namespace Gradus.Suites.Digits.Staff;

/// <summary>The modules of a network together, on digits that nobody has seen like this.</summary>
[Stage(13)]
[Uses("Gradus.Autodiff", "Gradus.Activations", "Gradus.Losses", "Gradus.Layers", "Gradus.Optimizers", "Gradus.Networks")]
public sealed class HiddenWhole
{
    [Check(16, Group = "system", Hint = "together", Section = "system")]
    public void OtherDigits() => Convergence.Judge<SystemHidden>();

    [Check(8, Group = "system", Hint = "together", Section = "system")]
    public void Regularised() => Convergence.Judge<SystemRegularised>();
}
