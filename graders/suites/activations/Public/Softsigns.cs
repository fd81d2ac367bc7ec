using static Gradus.Contracts.ActivationFunction;

namespace Gradus.Suites.Activations.Public;

/// <summary>The softsign and its slope.</summary>
[Stage(3)]
public sealed class Softsigns
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(2, Group = "softsign", Hint = "softsign", Section = "softsign")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.Softsign);
        double[] x = row.X.Values;
        Part.Of(1, "value", () => Assert.That(Activations.Value(Softsign, 0, row.X, TensorKind.Double), Is.CloseTo(row.Value)
            .Mistake("without-absolute", row.X.Instead(i => x[i] / (1 + x[i])))), "Activation.Softsign");
        Part.Of(1, "slope", () => Assert.That(Activations.Slope(Softsign, 0, row.X, TensorKind.Double), Is.CloseTo(row.Slope)
            .Mistake("square-forgotten", row.X.Instead(i => 1 / (1 + Math.Abs(x[i])))).Mistake("without-absolute", row.X.Instead(i => 1 / ((1 + x[i]) * (1 + x[i]))))
            .Mistake("slope-forgotten", row.Value)), "Derivative.Softsign");
    }
}
