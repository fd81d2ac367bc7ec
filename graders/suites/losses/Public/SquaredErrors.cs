using static Gradus.Contracts.LossFunction;

namespace Gradus.Suites.Losses.Public;

/// <summary>Squared error.</summary>
[Stage(1)]
public sealed class SquaredErrors
{
    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(3, Group = "squared-error", Hint = "over-what", Section = "squared-error", Place = "Loss.SquaredError")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.SquaredError).Permuted();
        Part.Of(1, "mean", () => Judge(Reducing.Mean));
        Part.Of(1, "sum", () => Judge(Reducing.Sum));
        Part.Of(1, "none", () => Judge(Reducing.None));

        void Judge(Reducing reduction) => Assert.That(Losses.Value(SquaredError, row.Prediction, row.Target, reduction, 0, TensorKind.Double), Reductions.OfElements(row.Losses, reduction,
            ("halved", row.Losses.Times(0.5)), ("absolute-for-squared", row.Losses.Instead(i => Math.Sqrt(row.Losses.Values[i]))),
            ("root-of-mean", reduction == Reducing.Mean ? row.Losses.Instead(_ => Math.Sqrt(row.Losses.Values.Average())) : row.Losses)));
    }
}
