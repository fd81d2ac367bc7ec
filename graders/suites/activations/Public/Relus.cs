using static Gradus.Contracts.ActivationFunction;

namespace Gradus.Suites.Activations.Public;

/// <summary>The ReLU and its slope.</summary>
[Stage(6)]
public sealed class Relus
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(1.5, Group = "relu", Hint = "relu", Section = "relu")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.Relu);
        double[] x = row.X.Values;
        Part.Of(1, "value", () => Assert.That(Activations.Value(Relu, 0, row.X, TensorKind.Double), Is.CloseTo(row.Value)
            .Mistake("relu-passes-all", row.X).Mistake("absolute-for-relu", row.X.Instead(i => Math.Abs(x[i]))).Mistake("smaller-for-greater", row.X.Instead(i => Math.Min(x[i], 0)))), "Activation.Relu");
        Part.Of(0.5, "slope", () => Assert.That(Activations.Slope(Relu, 0, row.X, TensorKind.Double), Is.CloseTo(row.Slope).Mistake("slope-forgotten", row.Value)), "Derivative.Relu");
    }

    // 0, as PyTorch has it, or 1, as lecture 4 has it.
    [Check(0.5, Group = "relu", Case = Case.Edge, Hint = "at-zero", Section = "kinks")]
    public void AtZero()
    {
        var zeros = Shaped.Zeros(2);
        Part.Of(0.25, "slope", () => Assert.That(Activations.Slope(Relu, 0, zeros, TensorKind.Double), Is.CloseTo(zeros).OrCloseTo(1, 1)), "Derivative.Relu");
        Part.Of(0.25, "gradient", () => Assert.That(Activations.Gradient(Relu, 0, zeros, Shaped.Vector(1, 1)), Is.CloseTo(zeros).OrCloseTo(1, 1).Mistake("half-at-zero", 0.5, 0.5)), "Activation.Relu");
    }
}
