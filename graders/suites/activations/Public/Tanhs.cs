using static Gradus.Contracts.ActivationFunction;

namespace Gradus.Suites.Activations.Public;

/// <summary>The hyperbolic tangent and its slope.</summary>
[Stage(2)]
public sealed class Tanhs
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(1.5, Group = "tanh", Hint = "tanh", Section = "tanh")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.Tanh);
        double[] x = row.X.Values, y = row.Value.Values;
        Part.Of(0.75, "value", () => Assert.That(Activations.Value(Tanh, 0, row.X, TensorKind.Double), Is.CloseTo(row.Value)
            .Mistake("sigmoid-for-tanh", row.X.Instead(i => 1 / (1 + Math.Exp(-x[i])))).Mistake("factor-two-forgotten", row.X.Instead(i => Math.Tanh(x[i] / 2)))), "Activation.Tanh");
        Part.Of(0.75, "slope", () => Assert.That(Activations.Slope(Tanh, 0, row.X, TensorKind.Double), Is.CloseTo(row.Slope)
            .Mistake("one-minus-y", row.X.Instead(i => 1 - y[i])).Mistake("slope-of-output", row.X.Instead(i => 1 - (x[i] * x[i]))).Mistake("slope-forgotten", row.Value)), "Derivative.Tanh");
    }

    [Check(0.5, Group = "tanh", Case = Case.Edge, Hint = "extremes", Section = "overflow")]
    public void Limits()
    {
        double far = 1000 * Subject.Random.Int(2, 10);
        Shaped x = Shaped.Vector(-far, far), zeros = Shaped.Zeros(2);
        Part.Of(0.125, "value", () => Assert.That(Activations.Value(Tanh, 0, x, TensorKind.Double), Is.CloseTo(Shaped.Vector(-1, 1))
            .Mistake("overflow", double.NaN, double.NaN).Mistake("overflow", double.NaN, 1).Mistake("overflow", -1, double.NaN)), "Activation.Tanh");
        Part.Of(0.125, "slope", () => Assert.That(Activations.Slope(Tanh, 0, x, TensorKind.Double), Is.CloseTo(zeros)
            .Mistake("overflow", double.NaN, double.NaN).Mistake("overflow", double.NaN, 0).Mistake("overflow", 0, double.NaN)), "Derivative.Tanh");
        Part.Of(0.125, "gradient", () => Assert.That(Activations.Gradient(Tanh, 0, x, Shaped.Vector(1, 1)), Is.CloseTo(zeros)
            .Mistake("branch-not-taken", double.NaN, 0).Mistake("branch-not-taken", 0, double.NaN).Mistake("branch-not-taken", double.NaN, double.NaN)), "Activation.Tanh");
        // Beside 0 stands 1, where |x| does no harm.
        Part.Of(0.125, "gradient-at-zero", () => Assert.That(Activations.Gradient(Tanh, 0, Shaped.Vector(0, 1), Shaped.Vector(1, 1)), Is.CloseTo(Shaped.Vector(1, 0.41997434161402607))
            .Mistake("absolute-at-zero", 0, 0.41997434161402607)), "Activation.Tanh");
    }
}
