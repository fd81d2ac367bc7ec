using static Gradus.Contracts.ActivationFunction;

namespace Gradus.Suites.Activations.Staff;

/// <summary>Functions of elements at further inputs, differentiated twice, in float32 and inside Vmap.</summary>
[Stage(1)]
public sealed class HiddenFunctions
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(2, Group = "sigmoid", Hint = "tensor-operations", Section = "tensor-operations")]
    public void Sigmoids() => Judging.Function(Sigmoid, Oracle.Sigmoid, "Sigmoid", 0.5, 0.25, 0.75, 0.25, 0.25);

    [Check(2, Group = "tanh", Hint = "tensor-operations", Section = "tensor-operations")]
    public void Tanhs() => Judging.Function(Tanh, Oracle.Tanh, "Tanh", 0.5, 0.25, 0.75, 0.25, 0.25);

    [Check(1.5, Group = "softsign", Hint = "tensor-operations", Section = "tensor-operations")]
    public void Softsigns() => Judging.Function(Softsign, Oracle.Softsign, "Softsign", 0.25, 0.25, 0.5, 0.25, 0.25);

    // Of 1e300 the value and the slope are near their limits; at 0 the slope is 1.
    [Check(0.5, Group = "softsign", Case = Case.Edge, Hint = "extremes", Section = "overflow")]
    public void SoftsignsLimits()
    {
        var x = Shaped.Vector(-1e300, 0, 1e300);
        Part.Of(0.25, "value", () => Assert.That(Activations.Value(Softsign, 0, x, TensorKind.Double), Is.CloseTo(Shaped.Vector(-1, 0, 1))), "Activation.Softsign");
        Part.Of(0.25, "slope", () => Assert.That(Activations.Slope(Softsign, 0, x, TensorKind.Double), Is.CloseTo(Shaped.Vector(0, 1, 0))), "Derivative.Softsign");
    }

    [Check(1, Group = "step", Hint = "tensor-operations", Section = "tensor-operations")]
    public void Steps() => Judging.Function(Step, Oracle.Step, "Step", 0.25, 0.125, 0.25, 0.25, 0.125);

    [Check(2, Group = "relu", Hint = "tensor-operations", Section = "tensor-operations")]
    public void Relus() => Judging.Function(Relu, Oracle.Relu, "Relu", 0.5, 0.25, 0.75, 0.25, 0.25);

    [Check(2, Group = "softplus", Hint = "tensor-operations", Section = "tensor-operations")]
    public void Softplusses() => Judging.Function(Softplus, Oracle.Softplus, "Softplus", 0.5, 0.25, 0.75, 0.25, 0.25);

    [Check(1, Group = "leaky-relu", Hint = "tensor-operations", Section = "tensor-operations")]
    public void LeakyRelus() => Judging.Function(LeakyRelu, Oracle.LeakyRelu, "LeakyRelu", 0.25, 0.125, 0.25, 0.25, 0.125);

    [Check(1, Group = "leaky-relu", Hint = "prelu", Section = "leaky-relu", Place = "Activation.PRelu")]
    public void LearnedSlopes()
    {
        foreach (var row in Oracle.PRelu)
        {
            Part.Of(0.25, "gradient", () =>
            {
                Assert.That(Activations.PRelu(row.X, row.Slope, TensorKind.Double), Is.CloseTo(row.Value));
                var got = Activations.PReluGradients(row.X, row.Slope, row.Upstream);
                Assert.That(got[0], Is.CloseTo(row.ByX));
                Assert.That(got[1], Is.CloseTo(row.BySlope).Mistake("slope-not-learned", Shaped.Zeros(row.Slope.Shape)));
            });
            Part.Of(0.125, "single-precision", () => Assert.That(Activations.PRelu(row.X, row.Slope, TensorKind.Single), Is.CloseTo(row.Value).Within(2e-6, 2e-6)));
            Part.Of(0.125, "inside-vmap", () => Assert.That(Activations.PRelu(row.X, row.Slope, TensorKind.InVmap), Is.CloseTo(row.Value)));
        }
    }

    [Check(1.5, Group = "elu", Hint = "tensor-operations", Section = "tensor-operations")]
    public void Elus() => Judging.Function(Elu, Oracle.Elu, "Elu", 0.25, 0.25, 0.5, 0.25, 0.25);
}
