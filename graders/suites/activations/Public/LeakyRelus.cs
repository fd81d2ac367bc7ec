using static Gradus.Contracts.ActivationFunction;

namespace Gradus.Suites.Activations.Public;

/// <summary>The leaky ReLU, with a given and with a learned slope.</summary>
[Stage(7)]
public sealed class LeakyRelus
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(1.5, Group = "leaky-relu", Hint = "leaky-relu", Section = "leaky-relu")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.LeakyRelu);
        double slope = row.Parameter;
        double[] x = row.X.Values;
        Part.Of(0.75, "value", () => Assert.That(Activations.Value(LeakyRelu, slope, row.X, TensorKind.Double), Is.CloseTo(row.Value)
            .Mistake("slope-on-positive", row.X.Instead(i => x[i] > 0 ? slope * x[i] : x[i])).Mistake("relu-for-leaky", row.X.Instead(i => Math.Max(x[i], 0)))), "Activation.LeakyRelu");
        Part.Of(0.5, "slope", () => Assert.That(Activations.Slope(LeakyRelu, slope, row.X, TensorKind.Double), Is.CloseTo(row.Slope)
            .Mistake("slope-on-positive", row.X.Instead(i => x[i] > 0 ? slope : 1)).Mistake("relu-for-leaky", row.X.Instead(i => x[i] > 0 ? 1 : 0)).Mistake("slope-forgotten", row.Value)), "Derivative.LeakyRelu");
        Part.Of(0.25, "steep-slope", () => Assert.That(Activations.Value(LeakyRelu, 2, row.X, TensorKind.Double), Is.CloseTo(row.X.Instead(i => x[i] > 0 ? x[i] : 2 * x[i]))
            .Mistake("maximum-for-choice", row.X.Instead(i => Math.Max(x[i], 2 * x[i])))), "Activation.LeakyRelu");
    }

    // The slope, as PyTorch has it, or 1, as lecture 4 has it.
    [Check(0.5, Group = "leaky-relu", Case = Case.Edge, Hint = "at-zero", Section = "kinks")]
    public void AtZero()
    {
        double slope = Subject.Random.Pick(Oracle.LeakyRelu).Parameter;
        Shaped zeros = Shaped.Zeros(2), right = Shaped.Vector(slope, slope);
        Part.Of(0.25, "slope", () => Assert.That(Activations.Slope(LeakyRelu, slope, zeros, TensorKind.Double), Is.CloseTo(right).OrCloseTo(1, 1)), "Derivative.LeakyRelu");
        double half = (1 + slope) / 2;
        Part.Of(0.125, "gradient", () => Assert.That(Activations.Gradient(LeakyRelu, slope, zeros, Shaped.Vector(1, 1)), Is.CloseTo(right).OrCloseTo(1, 1).Mistake("half-at-zero", half, half)), "Activation.LeakyRelu");
        Part.Of(0.125, "learned-slope", () => Assert.That(Activations.PReluGradients(zeros, Shaped.Vector(slope, slope), Shaped.Vector(1, 1))[0], Is.CloseTo(right).OrCloseTo(1, 1).Mistake("half-at-zero", half, half)), "Activation.PRelu");
    }

    [Check(2, Group = "leaky-relu", Hint = "prelu", Section = "leaky-relu", Place = "Activation.PRelu")]
    public void LearnedSlopes()
    {
        Part.Of(1, "one-slope", () => Judge(Oracle.PRelu[0]));
        Part.Of(0.75, "slope-per-feature", () => Judge(Oracle.PRelu[1]));
        Part.Of(0.25, "steep-slope", () =>
        {
            double[] slopes = [0.5, 1.5, 3], x = Oracle.PRelu[1].X.Values;
            Assert.That(Activations.PRelu(Oracle.PRelu[1].X, Shaped.Vector(slopes), TensorKind.Double), Is.CloseTo(Oracle.PRelu[1].X.Instead(i => x[i] > 0 ? x[i] : slopes[i % 3] * x[i]))
                .Mistake("maximum-for-choice", Oracle.PRelu[1].X.Instead(i => Math.Max(x[i], slopes[i % 3] * x[i]))));
        });

        static void Judge(Learned row)
        {
            double[] x = row.X.Values, u = row.Upstream.Values;
            int features = row.Slope.Size;
            double factor = Subject.Random.Factor();
            Assert.That(Activations.PRelu(row.X, row.Slope, TensorKind.Double), Is.CloseTo(row.Value)
                .Mistake("relu-for-leaky", row.X.Instead(i => Math.Max(x[i], 0))).Mistake("slope-on-positive", row.X.Instead(i => x[i] > 0 ? row.Slope.Values[i % features] * x[i] : x[i]))
                .Mistake("first-slope-for-all", row.X.Instead(i => x[i] > 0 ? x[i] : row.Slope.Values[0] * x[i])));
            var got = Activations.PReluGradients(row.X, row.Slope, row.Upstream.Times(factor));
            Assert.That(got[0], Is.CloseTo(row.ByX.Times(factor)));
            Assert.That(got[1], Is.CloseTo(row.BySlope.Times(factor)).Mistake("slope-not-learned", Shaped.Zeros(row.Slope.Shape)));
        }
    }
}
