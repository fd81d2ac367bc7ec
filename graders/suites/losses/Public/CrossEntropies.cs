using static Gradus.Contracts.LossFunction;

namespace Gradus.Suites.Losses.Public;

/// <summary>Cross-entropy of logits, with labels and with distributions.</summary>
[Stage(6)]
public sealed class CrossEntropies
{
    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(1.5, Group = "cross-entropy", Hint = "over-rows", Section = "cross-entropy", Place = "Loss.CrossEntropy")]
    public void Labels()
    {
        var row = Subject.Random.Pick(Oracle.Rows).Permuted(Subject.Random.Int(-3, 4));
        Shaped ofLabels = row.OfLabels(row.Logits);
        double[] x = row.Logits.Values;
        Part.Of(0.5, "mean", () => Judge(Reducing.Mean));
        Part.Of(0.5, "sum", () => Judge(Reducing.Sum));
        Part.Of(0.5, "none", () => Judge(Reducing.None));

        void Judge(Reducing reduction) => Assert.That(Losses.CrossEntropy(row.Logits, row.Labels, reduction, TensorKind.Double), Reductions.OfRows(row.Losses, row.Count, reduction,
            ("softmax-twice", row.Twice), ("log2", row.Losses.Times(1 / Math.Log(2))), ("minus-forgotten", row.Losses.Times(-1)), ("normaliser-forgotten", ofLabels.Times(-1)),
            ("normaliser-forgotten", ofLabels.Instead(i => x.Skip(i * row.Count).Take(row.Count).Max() - ofLabels.Values[i]))));
    }

    [Check(1, Group = "cross-entropy", Hint = "distributions", Section = "distributions", Place = "Loss.CrossEntropyOneHot")]
    public void Distributions()
    {
        var row = Subject.Random.Pick(Oracle.Rows).Permuted(Subject.Random.Int(-3, 4));
        Part.Of(0.5, "mean", () => Judge(Reducing.Mean));
        Part.Of(0.5, "none", () => Judge(Reducing.None));

        void Judge(Reducing reduction) => Assert.That(Losses.Value(CrossEntropyOneHot, row.Logits, row.Targets, reduction, 0, TensorKind.Double), Reductions.OfRows(row.SoftLosses, row.Count, reduction,
            ("greatest-label-only", row.Losses), ("softmax-twice", row.SoftTwice), ("minus-forgotten", row.SoftLosses.Times(-1))));
    }

    [Check(1, Group = "cross-entropy", Case = Case.Edge, Hint = "row-maximum", Section = "cross-entropy")]
    public void Stable()
    {
        Part.Of(0.25, "large-numbers", () => Judge(Oracle.Large[0].Permuted()));
        Part.Of(0.25, "very-negative-numbers", () => Judge(Oracle.Large[1].Permuted()));
        Part.Of(0.25, "far-apart", () => Judge(Subject.Random.Pick(Oracle.Apart).Permuted()));
        Part.Of(0.25, "gradient", () =>
        {
            var row = Oracle.Large[0].Permuted();
            Assert.That(Losses.CrossEntropyGradient(row.Logits, row.Labels, Reducing.Sum), Is.CloseTo(row.Slopes));
            Assert.That(Losses.Gradient(CrossEntropyOneHot, row.Logits, row.Targets, Reducing.Sum, 0), Is.CloseTo(row.SoftSlopes));
        });

        static void Judge(Classes row)
        {
            double greatest = row.Logits.Values.Max();
            var p = row.OfLabels(row.Probabilities);
            // Logarithms of sums of exponentials, as they are and less the batch's greatest element; and of probabilities that were rounded to 0.
            Assert.That(Losses.CrossEntropy(row.Logits, row.Labels, Reducing.None, TensorKind.Double), Is.CloseTo(row.Losses)
                .Mistake("overflow", Of(0)).Mistake("row-maximum", Of(greatest)).Mistake("log-of-softmax", row.Losses.Instead(i => p.Values[i] == 0 ? double.PositiveInfinity : row.Losses.Values[i])));
            Assert.That(Losses.Value(CrossEntropyOneHot, row.Logits, row.Targets, Reducing.None, 0, TensorKind.Double), Is.CloseTo(row.SoftLosses));

            Shaped Of(double shift) => row.Losses.Instead(i => Math.Log(row.Logits.Values.Skip(i * row.Count).Take(row.Count).Sum(v => Math.Exp(v - shift))) - row.Logits.Values[(i * row.Count) + row.Labels[i]] + shift);
        }
    }

    [Check(1.5, Group = "cross-entropy", Hint = "gradient", Section = "gradient")]
    public void Gradient()
    {
        var row = Subject.Random.Pick(Oracle.Rows).Permuted(Subject.Random.Int(-3, 4));
        double share = 1.0 / row.Labels.Length;
        Part.Of(0.75, "labels", () => Judge(Losses.CrossEntropyGradient(row.Logits, row.Labels, Reducing.Mean), row.Slopes), "Loss.CrossEntropy");
        Part.Of(0.75, "distributions", () => Judge(Losses.Gradient(CrossEntropyOneHot, row.Logits, row.Targets, Reducing.Mean, 0), row.SoftSlopes), "Loss.CrossEntropyOneHot");

        void Judge(Shaped got, Shaped slopes)
        {
            double[] p = row.Probabilities.Values, s = slopes.Values;
            Assert.That(got, Is.CloseTo(slopes.Times(share)).Mistake("sign-exchanged", slopes.Times(-share)).Mistake("not-divided", slopes).Mistake("divided-by-elements", slopes.Times(share / row.Count))
                .Mistake("one-hot-forgotten", row.Probabilities.Times(share)).Mistake("normaliser-not-followed", slopes.Instead(i => share * (s[i] - p[i]))));
        }
    }
}
