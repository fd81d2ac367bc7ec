namespace Gradus.Suites.Digits.Public;

/// <summary>All modules together.</summary>
[Stage(3)]
public sealed class Whole
{
    [Check(8, Group = "system", Hint = "together", Section = "system")]
    public void Steps() => Convergence.Judge<SystemSteps>();

    [Check(17, Group = "system", Hint = "together", Section = "system")]
    public void ReadsDigits() => Convergence.Judge<SystemDigits>();
}
