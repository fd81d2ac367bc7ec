using static Gradus.Contracts.ActivationFunction;

namespace Gradus.Suites.Activations.Public;

/// <summary>The sigmoid and its slope.</summary>
[Stage(1)]
public sealed class Sigmoids
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(1, Group = "sigmoid", Lecture = "17", Hint = "sigmoid", Section = "sigmoid", Place = "Activation.Sigmoid")]
    public void Values()
    {
        // Lecture 4's σ(10) and σ(−1).
        Part.Of(0.5, "lecture-numbers", () => Assert.That(Activations.Value(Sigmoid, 0, Shaped.Vector(10, -1), TensorKind.Double), Is.CloseTo(Shaped.Vector(0.9999546021312976, 0.2689414213699951))
            .Mistake("sigmoid-sign", 4.5397868702434395e-05, 0.7310585786300049)));
        Part.Of(0.5, "other-inputs", () =>
        {
            var row = Subject.Random.Pick(Oracle.Sigmoid);
            Assert.That(Activations.Value(Sigmoid, 0, row.X, TensorKind.Double), Is.CloseTo(row.Value)
                .Mistake("sigmoid-sign", row.X.Instead(i => 1 - row.Value.Values[i])).Mistake("tanh-for-sigmoid", row.X.Instead(i => Math.Tanh(row.X.Values[i]))));
        });
    }

    [Check(1, Group = "sigmoid", Hint = "slope", Section = "sigmoid", Place = "Derivative.Sigmoid")]
    public void Slope()
    {
        var row = Subject.Random.Pick(Oracle.Sigmoid);
        double[] x = row.X.Values, y = row.Value.Values;
        Assert.That(Activations.Slope(Sigmoid, 0, row.X, TensorKind.Double), Is.CloseTo(row.Slope)
            .Mistake("slope-of-output", row.X.Instead(i => x[i] * (1 - x[i]))).Mistake("slope-forgotten", row.Value)
            .Mistake("slope-of-slope", row.X.Instead(i => Math.Exp(-y[i]) / Square(1 + Math.Exp(-y[i])))));

        static double Square(double value) => value * value;
    }

    [Check(1, Group = "sigmoid", Case = Case.Edge, Hint = "extremes", Section = "overflow", Place = "Activation.Sigmoid")]
    public void Limits()
    {
        double far = 1000 * Subject.Random.Int(2, 10);
        Shaped x = Shaped.Vector(-far, far), zeros = Shaped.Zeros(2);
        Part.Of(0.25, "value", () => Assert.That(Activations.Value(Sigmoid, 0, x, TensorKind.Double), Is.CloseTo(Shaped.Vector(0, 1)).Mistake("overflow", 0, double.NaN).Mistake("overflow", double.NaN, 1)));
        Part.Of(0.25, "slope", () => Assert.That(Activations.Slope(Sigmoid, 0, x, TensorKind.Double), Is.CloseTo(zeros).Mistake("overflow", double.NaN, 0).Mistake("overflow", 0, double.NaN)), "Derivative.Sigmoid");
        Part.Of(0.25, "gradient", () => Assert.That(Activations.Gradient(Sigmoid, 0, x, Shaped.Vector(1, 1)), Is.CloseTo(zeros)
            .Mistake("branch-not-taken", double.NaN, 0).Mistake("branch-not-taken", 0, double.NaN).Mistake("branch-not-taken", double.NaN, double.NaN)));
        // Beside 0 stands 2, where |x| does no harm.
        Part.Of(0.25, "gradient-at-zero", () => Assert.That(Activations.Gradient(Sigmoid, 0, Shaped.Vector(0, 2), Shaped.Vector(1, 1)), Is.CloseTo(Shaped.Vector(0.25, 0.10499358540350652))
            .Mistake("absolute-at-zero", 0, 0.10499358540350652)));
    }
}
