using static Gradus.Contracts.ActivationFunction;

namespace Gradus.Suites.Activations.Public;

/// <summary>ELU and its slope.</summary>
[Stage(8)]
public sealed class Elus
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(2, Group = "elu", Hint = "elu", Section = "elu")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.Elu);
        double alpha = row.Parameter;
        double[] x = row.X.Values;
        Part.Of(1, "value", () => Assert.That(Activations.Value(Elu, alpha, row.X, TensorKind.Double), Is.CloseTo(row.Value)
            .Mistake("alpha-forgotten", row.X.Instead(i => x[i] > 0 ? x[i] : Math.Exp(x[i]) - 1)).Mistake("minus-one-forgotten", row.X.Instead(i => x[i] > 0 ? x[i] : alpha * Math.Exp(x[i])))
            .Mistake("alpha-times-exponential-only", row.X.Instead(i => x[i] > 0 ? x[i] : (alpha * Math.Exp(x[i])) - 1))), "Activation.Elu");
        Part.Of(1, "slope", () => Assert.That(Activations.Slope(Elu, alpha, row.X, TensorKind.Double), Is.CloseTo(row.Slope)
            .Mistake("alpha-forgotten", row.X.Instead(i => x[i] > 0 ? 1 : Math.Exp(x[i]))).Mistake("elu-slope", row.X.Instead(i => x[i] > 0 ? 1 : (alpha * Math.Exp(x[i])) + alpha))
            .Mistake("slope-forgotten", row.Value)), "Derivative.Elu");
    }

    [Check(1, Group = "elu", Case = Case.Edge, Hint = "extremes", Section = "overflow")]
    public void Limits()
    {
        double alpha = Subject.Random.Pick(Oracle.Elu).Parameter, far = 1000 * Subject.Random.Int(1, 10);
        var x = Shaped.Vector(-far, far);
        Part.Of(0.25, "value", () => Assert.That(Activations.Value(Elu, alpha, x, TensorKind.Double), Is.CloseTo(Shaped.Vector(-alpha, far)).Mistake("overflow", -alpha, double.NaN)), "Activation.Elu");
        Part.Of(0.25, "gradient", () => Assert.That(Activations.Gradient(Elu, alpha, x, Shaped.Vector(1, 1)), Is.CloseTo(Shaped.Vector(0, 1)).Mistake("branch-not-taken", 0, double.NaN)), "Activation.Elu");
        Part.Of(0.25, "slope", () => Assert.That(Activations.Slope(Elu, alpha, x, TensorKind.Double), Is.CloseTo(Shaped.Vector(0, 1)).Mistake("overflow", 0, double.NaN)), "Derivative.Elu");
        // 1, from the right, or α, as PyTorch has it.
        Part.Of(0.125, "slope-at-zero", () => Assert.That(Activations.Slope(Elu, alpha, Shaped.Zeros(2), TensorKind.Double), Is.CloseTo(Shaped.Vector(1, 1)).OrCloseTo(alpha, alpha)), "Derivative.Elu");
        Part.Of(0.125, "gradient-at-zero", () => Assert.That(Activations.Gradient(Elu, alpha, Shaped.Zeros(2), Shaped.Vector(1, 1)), Is.CloseTo(Shaped.Vector(1, 1)).OrCloseTo(alpha, alpha)), "Activation.Elu");
    }
}
