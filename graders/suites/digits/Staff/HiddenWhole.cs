namespace Gradus.Suites.Digits.Staff;

/// <summary>All modules together, on digits that nobody has seen like this.</summary>
[Stage(13)]
public sealed class HiddenWhole
{
    [Check(16, Group = "system", Hint = "together", Section = "system")]
    public void OtherDigits() => Convergence.Judge<SystemHidden>();

    [Check(8, Group = "system", Hint = "together", Section = "system")]
    public void Regularised() => Convergence.Judge<SystemRegularised>();
}
