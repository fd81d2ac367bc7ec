using static Gradus.Contracts.LossFunction;

namespace Gradus.Suites.Losses.Public;

/// <summary>Huber's loss.</summary>
[Stage(3)]
public sealed class Hubers
{
    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(2.5, Group = "huber", Hint = "branches", Section = "huber", Place = "Loss.Huber")]
    public void BothBranches()
    {
        var row = Subject.Random.Pick(Oracle.Huber).Permuted();
        double delta = row.Delta;
        double[] x = row.Prediction.Values, y = row.Target.Values;
        Part.Of(1, "mean", () => Judge(Reducing.Mean));
        Part.Of(0.5, "sum", () => Judge(Reducing.Sum));
        Part.Of(1, "none", () => Judge(Reducing.None));

        void Judge(Reducing reduction) => Assert.That(Losses.Value(Huber, row.Prediction, row.Target, reduction, delta, TensorKind.Double), Reductions.OfElements(row.Losses, reduction,
            ("half-forgotten", Wrong(delta, r => r * r, r => delta * (r - (0.5 * delta)))),
            ("offset-forgotten", Wrong(delta, r => 0.5 * r * r, r => delta * r)),
            ("branches-exchanged", Wrong(delta, r => delta * (r - (0.5 * delta)), r => 0.5 * r * r)),
            ("delta-ignored", Wrong(1, r => 0.5 * r * r, r => r - 0.5)),
            ("slope-of-one", Wrong(delta, r => 0.5 * r * r, r => r - (0.5 * delta)))));

        Shaped Wrong(double bound, Func<double, double> near, Func<double, double> far) => row.Losses.Instead(i => Math.Abs(x[i] - y[i]) is var r && r <= bound ? near(r) : far(r));
    }

    [Check(1.5, Group = "huber", Case = Case.Edge, Hint = "branches", Section = "huber", Place = "Loss.Huber")]
    public void AtDelta()
    {
        double delta = 0.5 * Subject.Random.Int(3, 8), square = delta * delta, half = 0.5 * delta;
        Shaped prediction = Shaped.Vector(1 + delta, 1 - delta, 1, 1 + half), target = Shaped.Vector(1, 1, 1, 1);
        Part.Of(0.75, "value", () => Assert.That(Losses.Value(Huber, prediction, target, Reducing.None, delta, TensorKind.Double), Is.CloseTo(Shaped.Vector(0.5 * square, 0.5 * square, 0, 0.125 * square))
            .Mistake("half-forgotten", square, square, 0, 0.25 * square).Mistake("offset-forgotten", square, square, 0, 0.125 * square)
            .Mistake("delta-ignored", delta - 0.5, delta - 0.5, 0, half <= 1 ? 0.5 * half * half : half - 0.5)));
        Part.Of(0.75, "gradient", () => Assert.That(Losses.Gradient(Huber, prediction, target, Reducing.Sum, delta), Is.CloseTo(Shaped.Vector(delta, -delta, 0, half))
            .Mistake("half-forgotten", 2 * delta, -2 * delta, 0, delta).Mistake("delta-ignored", 1, -1, 0, Math.Min(half, 1))));
    }
}
