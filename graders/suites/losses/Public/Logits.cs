using static Gradus.Contracts.LossFunction;

namespace Gradus.Suites.Losses.Public;

/// <summary>Log-loss of logits.</summary>
[Stage(5)]
public sealed class Logits
{
    private const double Epsilon = 2.220446049250313e-16, Clipped = 36.04365338911715;

    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(2, Group = "logits", Hint = "logits", Section = "logits", Place = "Loss.LogLossFromLogits")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.LogLossFromLogits).Permuted();
        double[] z = row.Prediction.Values, y = row.Target.Values;
        Part.Of(1, "mean", () => Judge(Reducing.Mean));
        Part.Of(0.5, "sum", () => Judge(Reducing.Sum));
        Part.Of(0.5, "none", () => Judge(Reducing.None));

        void Judge(Reducing reduction) => Assert.That(Losses.Value(LogLossFromLogits, row.Prediction, row.Target, reduction, 0, TensorKind.Double), Reductions.OfElements(row.Losses, reduction,
            ("sigmoid-twice", row.Twice), ("logits-as-probabilities", row.Losses.Instead(i => OfProbability(Math.Clamp(z[i], Epsilon, 1 - Epsilon), y[i]))),
            ("classes-exchanged", row.Losses.Instead(i => row.Losses.Values[i] + (z[i] * ((2 * y[i]) - 1)))),
            ("maximum-forgotten", row.Losses.Instead(i => row.Losses.Values[i] - Math.Max(z[i], 0)))));

        static double OfProbability(double p, double y) => -(y * Math.Log(p)) - ((1 - y) * Math.Log(1 - p));
    }

    [Check(2, Group = "logits", Case = Case.Edge, Hint = "extremes", Section = "logits", Place = "Loss.LogLossFromLogits")]
    public void Extremes()
    {
        const double infinite = double.PositiveInfinity, nan = double.NaN;
        // ln(1 + e), its slope σ(1), and ln(1 + e^σ(1)): beside logits that are far out an ordinary one, which tells some mistakes from others.
        const double near = 1.3132616875182228, slope = 0.7310585786300049, twice = 1.124045572171206;
        // ln(1 + e⁻⁴⁰): nothing beside 40, and nothing beside 1.
        const double rest = 4.248354255291589e-18;
        double far = 100 * Subject.Random.Int(8, 50);
        Shaped z = Shaped.Vector(far, far, -far, -far, 1), y = Shaped.Vector(0, 1, 0, 1, 0);
        Part.Of(0.5, "value", () => Assert.That(Losses.Value(LogLossFromLogits, z, y, Reducing.None, 0, TensorKind.Double), Is.CloseTo(Shaped.Vector(far, 0, 0, far, near)).Within(1e-9, 1e-12)
            .Mistake("overflow", infinite, infinite, 0, far, near).Mistake("log-of-sigmoid", infinite, nan, nan, infinite, near).Mistake("log-of-sigmoid", Clipped, 0, 0, Clipped, near)
            .Mistake("logits-as-probabilities", Clipped, 0, 0, Clipped, Clipped).Mistake("sigmoid-twice", near, near - 1, Math.Log(2), Math.Log(2), twice)));
        Part.Of(0.75, "gradient", () => Assert.That(Losses.Gradient(LogLossFromLogits, z, y, Reducing.Sum, 0), Is.CloseTo(Shaped.Vector(1, 0, 0, -1, slope)).Within(1e-9, 1e-12)
            .Mistake("overflow", nan, nan, 0, -1, slope).Mistake("branch-not-taken", nan, nan, nan, nan, slope).Mistake("log-of-sigmoid", 0, 0, 0, 0, slope)));
        Part.Of(0.5, "at-zero", () => Assert.That(Losses.Gradient(LogLossFromLogits, Shaped.Zeros(2), Shaped.Vector(0, 1), Reducing.Sum, 0), Is.CloseTo(Shaped.Vector(0.5, -0.5))
            .Mistake("absolute-at-zero", 0, -1).Mistake("absolute-at-zero", 1, 0)));
        Part.Of(0.25, "small-rest", () => Assert.That(Losses.Value(LogLossFromLogits, Shaped.Vector(40, -40), Shaped.Vector(1, 0), Reducing.None, 0, TensorKind.Double),
            Is.CloseTo(Shaped.Vector(rest, rest)).Within(1e-9, 0).Mistake("rest-lost", 0, 0).Mistake("rest-lost", 0, rest)));
    }
}
