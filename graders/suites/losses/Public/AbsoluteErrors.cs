using static Gradus.Contracts.LossFunction;

namespace Gradus.Suites.Losses.Public;

/// <summary>Absolute error.</summary>
[Stage(2)]
public sealed class AbsoluteErrors
{
    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(2.5, Group = "absolute-error", Hint = "over-what", Section = "absolute-error", Place = "Loss.AbsoluteError")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.AbsoluteError).Permuted();
        double[] x = row.Prediction.Values, y = row.Target.Values;
        Part.Of(1, "mean", () => Judge(Reducing.Mean));
        Part.Of(0.75, "sum", () => Judge(Reducing.Sum));
        Part.Of(0.75, "none", () => Judge(Reducing.None));

        void Judge(Reducing reduction) => Assert.That(Losses.Value(AbsoluteError, row.Prediction, row.Target, reduction, 0, TensorKind.Double), Reductions.OfElements(row.Losses, reduction,
            ("squared-for-absolute", row.Losses.Times(row.Losses)), ("signed", row.Losses.Instead(i => x[i] - y[i])), ("signed", row.Losses.Instead(i => y[i] - x[i]))));
    }

    [Check(0.5, Group = "absolute-error", Case = Case.Edge, Hint = "kink", Section = "absolute-error", Place = "Loss.AbsoluteError")]
    public void AtZero()
    {
        double right = 0.25 * Subject.Random.Int(-8, 9);
        Shaped prediction = Shaped.Vector(right, right + 1, right, right - 2), target = Shaped.Vector(right, right, right, right);
        Assert.That(Losses.Gradient(AbsoluteError, prediction, target, Reducing.Sum, 0), Is.CloseTo(Shaped.Vector(0, 1, 0, -1))
            .Mistake("kink", 1, 1, 1, -1).Mistake("kink", -1, 1, -1, -1));
    }
}
