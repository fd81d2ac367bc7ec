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
        Part.Of(1, "value", () => Assert.That(Activations.Value(LeakyRelu, slope, row.X, TensorKind.Double), Is.CloseTo(row.Value)
            .Mistake("slope-on-positive", row.X.Instead(i => x[i] > 0 ? slope * x[i] : x[i])).Mistake("relu-for-leaky", row.X.Instead(i => Math.Max(x[i], 0)))), "Activation.LeakyRelu");
        Part.Of(0.5, "slope", () => Assert.That(Activations.Slope(LeakyRelu, slope, row.X, TensorKind.Double), Is.CloseTo(row.Slope)
            .Mistake("slope-on-positive", row.X.Instead(i => x[i] > 0 ? slope : 1)).Mistake("relu-for-leaky", row.X.Instead(i => x[i] > 0 ? 1 : 0)).Mistake("slope-forgotten", row.Value)), "Derivative.LeakyRelu");
    }

    // The slope, as PyTorch has it, or 1, as lecture 4 has it.
    [Check(0.5, Group = "leaky-relu", Case = Case.Edge, Hint = "at-zero", Section = "kinks")]
    public void AtZero()
    {
        double slope = Subject.Random.Pick(Oracle.LeakyRelu).Parameter;
        Shaped zeros = Shaped.Zeros(2), right = Shaped.Vector(slope, slope);
        Part.Of(0.25, "slope", () => Assert.That(Activations.Slope(LeakyRelu, slope, zeros, TensorKind.Double), Is.CloseTo(right).OrCloseTo(1, 1)), "Derivative.LeakyRelu");
        double half = (1 + slope) / 2;
        Part.Of(0.25, "gradient", () => Assert.That(Activations.Gradient(LeakyRelu, slope, zeros, Shaped.Vector(1, 1)), Is.CloseTo(right).OrCloseTo(1, 1).Mistake("half-at-zero", half, half)), "Activation.LeakyRelu");
    }

    [Check(2, Group = "leaky-relu", Hint = "prelu", Section = "leaky-relu", Place = "Activation.PRelu")]
    public void LearnedSlopes()
    {
        Part.Of(1, "one-slope", () => Judge(Oracle.PRelu[0]));
        Part.Of(1, "slope-per-feature", () => Judge(Oracle.PRelu[1]));

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
