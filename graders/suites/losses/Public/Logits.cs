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
        double far = 100 * Subject.Random.Int(8, 50);
        Shaped z = Shaped.Vector(far, far, -far, -far), y = Shaped.Vector(0, 1, 0, 1);
        Part.Of(0.75, "value", () => Assert.That(Losses.Value(LogLossFromLogits, z, y, Reducing.None, 0, TensorKind.Double), Is.CloseTo(Shaped.Vector(far, 0, 0, far)).Within(1e-9, 1e-12)
            .Mistake("overflow", infinite, infinite, 0, far).Mistake("log-of-sigmoid", infinite, nan, nan, infinite).Mistake("log-of-sigmoid", Clipped, 0, 0, Clipped)));
        Part.Of(0.75, "gradient", () => Assert.That(Losses.Gradient(LogLossFromLogits, z, y, Reducing.Sum, 0), Is.CloseTo(Shaped.Vector(1, 0, 0, -1)).Within(1e-9, 1e-12)
            .Mistake("overflow", nan, nan, 0, -1).Mistake("branch-not-taken", nan, nan, nan, nan).Mistake("log-of-sigmoid", 0, 0, 0, 0)));
        Part.Of(0.5, "at-zero", () => Assert.That(Losses.Gradient(LogLossFromLogits, Shaped.Zeros(2), Shaped.Vector(0, 1), Reducing.Sum, 0), Is.CloseTo(Shaped.Vector(0.5, -0.5))
            .Mistake("absolute-at-zero", 0, -1).Mistake("absolute-at-zero", 1, 0)));
    }
}
