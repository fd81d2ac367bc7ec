using static Gradus.Contracts.LossFunction;

namespace Gradus.Suites.Losses.Public;

/// <summary>Log-loss of probabilities.</summary>
[Stage(4)]
public sealed class LogLosses
{
    // −ln 2⁻⁵² and −ln 2⁻²³.
    private const double Double = 36.04365338911715, Single = 15.942385152878742;

    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(2, Group = "log-loss", Hint = "log-loss", Section = "log-loss", Place = "Loss.LogLoss")]
    public void Means()
    {
        var row = Subject.Random.Pick(Oracle.LogLoss).Permuted();
        double[] p = row.Prediction.Values, y = row.Target.Values;
        Part.Of(1, "mean", () => Judge(Reducing.Mean));
        Part.Of(0.5, "sum", () => Judge(Reducing.Sum));
        Part.Of(0.5, "none", () => Judge(Reducing.None));

        void Judge(Reducing reduction) => Assert.That(Losses.Value(LogLoss, row.Prediction, row.Target, reduction, 0, TensorKind.Double), Reductions.OfElements(row.Losses, reduction,
            ("log10", row.Losses.Times(1 / Math.Log(10))), ("log2", row.Losses.Times(1 / Math.Log(2))), ("minus-forgotten", row.Losses.Times(-1)),
            ("positives-only", row.Losses.Instead(i => -y[i] * Math.Log(p[i])))));
    }

    [Check(2, Group = "log-loss", Case = Case.Edge, Hint = "certainty", Section = "certainty", Place = "Loss.LogLoss")]
    public void Certainty()
    {
        // Two certain mistakes, two certain answers that are right.
        Shaped p = Shaped.Vector(0, 1, 1, 0), y = Shaped.Vector(1, 0, 1, 0);
        Part.Of(1, "double-precision", () =>
        {
            var expected = Is.CloseTo(Shaped.Vector(Double, Double, 0, 0)).Within(1e-9, 1e-12).Mistake("not-clipped", double.PositiveInfinity, double.PositiveInfinity, double.NaN, double.NaN);
            foreach (double wide in (double[])[1e-15, 1e-12, 1e-10, 1e-8, 1e-7, 1e-6, Math.ScaleB(1, -23)])
                expected.Mistake("clipped-wide", -Math.Log(wide), -Math.Log(wide), wide, wide);
            Assert.That(Losses.Value(LogLoss, p, y, Reducing.None, 0, TensorKind.Double), expected);
        });
        Part.Of(0.5, "gradient", () => Assert.That(Losses.Gradient(LogLoss, p, y, Reducing.Sum, 0), Is.CloseTo(Shaped.Zeros(4)).Within(1e-9, 1e-12)));
        Part.Of(0.5, "single-precision", () => Assert.That(Losses.Value(LogLoss, p, y, Reducing.None, 0, TensorKind.Single), Is.CloseTo(Shaped.Vector(Single, Single, 0, 0)).Within(2e-6, 2e-6)
            .Mistake("epsilon-of-float64", Double, double.PositiveInfinity, double.NaN, 0).Mistake("not-clipped", double.PositiveInfinity, double.PositiveInfinity, double.NaN, double.NaN)));
    }
}
