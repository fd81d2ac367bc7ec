using static Gradus.Contracts.ActivationFunction;

namespace Gradus.Suites.Activations.Public;

/// <summary>The Heaviside step.</summary>
[Stage(4)]
public sealed class Steps
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(1.5, Group = "step", Hint = "step", Section = "step")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.Step);
        Part.Of(1, "value", () => Assert.That(Activations.Value(Step, 0, row.X, TensorKind.Double), Is.CloseTo(row.Value)
            .Mistake("sign-for-step", row.X.Instead(i => Math.Sign(row.X.Values[i])))), "Activation.Step");
        Part.Of(0.5, "slope", () => Assert.That(Activations.Slope(Step, 0, row.X, TensorKind.Double), Is.CloseTo(row.Slope).Mistake("slope-forgotten", row.Value)), "Derivative.Step");
    }

    [Check(0.5, Group = "step", Case = Case.Edge, Hint = "at-zero", Section = "kinks")]
    public void AtZero()
    {
        Part.Of(0.25, "value", () => Assert.That(Activations.Value(Step, 0, Shaped.Vector(0, -0.0), TensorKind.Double), Is.CloseTo(Shaped.Vector(1, 1)).Mistake("strict-step", 0, 0)), "Activation.Step");
        Part.Of(0.25, "slope", () => Assert.That(Activations.Slope(Step, 0, Shaped.Vector(0, -0.0), TensorKind.Double), Is.CloseTo(Shaped.Zeros(2))), "Derivative.Step");
    }
}
