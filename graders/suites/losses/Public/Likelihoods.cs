namespace Gradus.Suites.Losses.Public;

/// <summary>The negative log-likelihood.</summary>
[Stage(7)]
public sealed class Likelihoods
{
    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(1.5, Group = "likelihood", Hint = "likelihood", Section = "likelihood", Place = "Loss.NegativeLogLikelihood")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.Rows).Permuted();
        double[] logs = row.LogProbabilities.Values;
        Part.Of(0.5, "mean", () => Judge(Reducing.Mean));
        Part.Of(0.5, "sum", () => Judge(Reducing.Sum));
        Part.Of(0.5, "none", () => Judge(Reducing.None));

        void Judge(Reducing reduction) => Assert.That(Losses.NegativeLogLikelihood(row.LogProbabilities, row.Labels, reduction, TensorKind.Double), Reductions.OfRows(row.Losses, row.Count, reduction,
            ("minus-forgotten", row.Losses.Times(-1)), ("all-columns", row.Losses.Instead(i => -Row(i).Sum())), ("all-columns", row.Losses.Instead(i => -Row(i).Average()))));

        IEnumerable<double> Row(int i) => logs.Skip(i * row.Count).Take(row.Count);
    }

    // A class that cannot be, beside the one that is.
    [Check(0.5, Group = "likelihood", Case = Case.Edge, Hint = "impossible", Section = "likelihood", Place = "Loss.NegativeLogLikelihood")]
    public void Impossible()
    {
        double half = -Math.Log(2);
        const double never = double.NegativeInfinity;
        var logs = Shaped.Matrix(new[,] { { never, 0, never }, { half, never, half } });
        Assert.That(Losses.NegativeLogLikelihood(logs, [1, 2 * Subject.Random.Int(0, 2)], Reducing.None, TensorKind.Double), Is.CloseTo(Shaped.Vector(0, -half)).Mistake("zero-times-infinity", double.NaN, double.NaN));
    }
}
