using static Gradus.Contracts.ActivationFunction;

namespace Gradus.Suites.Activations.Public;

/// <summary>Softplus and its slope.</summary>
[Stage(5)]
public sealed class Softplusses
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(2, Group = "softplus", Hint = "softplus", Section = "softplus")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.Softplus);
        double[] x = row.X.Values, y = row.Value.Values;
        Part.Of(1, "value", () => Assert.That(Activations.Value(Softplus, 0, row.X, TensorKind.Double), Is.CloseTo(row.Value)
            .Mistake("sigmoid-for-softplus", row.Slope).Mistake("log-base-2", row.X.Instead(i => y[i] / Math.Log(2)))), "Activation.Softplus");
        Part.Of(1, "slope", () => Assert.That(Activations.Slope(Softplus, 0, row.X, TensorKind.Double), Is.CloseTo(row.Slope)
            .Mistake("slope-forgotten", row.Value).Mistake("inner-slope-forgotten", row.X.Instead(i => 1 / (1 + Math.Exp(x[i]))))), "Derivative.Softplus");
    }

    [Check(2, Group = "softplus", Case = Case.Edge, Hint = "extremes", Section = "overflow", Place = "Activation.Softplus")]
    public void Limits()
    {
        double far = 1000 * Subject.Random.Int(1, 10);
        var x = Shaped.Vector(-far, far);
        Part.Of(0.75, "value", () => Assert.That(Activations.Value(Softplus, 0, x, TensorKind.Double), Is.CloseTo(Shaped.Vector(0, far)).Mistake("overflow", 0, double.PositiveInfinity)));
        Part.Of(0.5, "gradient", () => Assert.That(Activations.Gradient(Softplus, 0, x, Shaped.Vector(1, 1)), Is.CloseTo(Shaped.Vector(0, 1))
            .Mistake("branch-not-taken", 0, double.NaN).Mistake("branch-not-taken", double.NaN, 1).Mistake("branch-not-taken", double.NaN, double.NaN)));
        Part.Of(0.5, "slope", () => Assert.That(Activations.Slope(Softplus, 0, x, TensorKind.Double), Is.CloseTo(Shaped.Vector(0, 1)).Mistake("overflow", 0, double.NaN)), "Derivative.Softplus");
        // Beside 0 stands 2, where |x| does no harm. At 0 there is nothing from |x|, and 0 or 1 from the rest of the sum.
        Part.Of(0.25, "gradient-at-zero", () => Assert.That(Activations.Gradient(Softplus, 0, Shaped.Vector(0, 2), Shaped.Vector(1, 1)), Is.CloseTo(Shaped.Vector(0.5, 0.8807970779778823))
            .Mistake("absolute-at-zero", 0, 0.8807970779778823).Mistake("absolute-at-zero", 1, 0.8807970779778823)));
    }
}
