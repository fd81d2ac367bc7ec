using Gradus.Grading.Gradients;
using static Gradus.Contracts.LossFunction;

namespace Gradus.Suites.Losses.Staff;

/// <summary>Losses of many classes on further tensors, differentiated, in float32 and inside Vmap.</summary>
[Stage(2)]
public sealed class HiddenClasses
{
    private const double Float32 = 2e-6;

    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(2, Group = "cross-entropy", Hint = "over-rows", Section = "cross-entropy", Place = "Loss.CrossEntropy")]
    public void Labels()
    {
        var row = Subject.Random.Pick(Oracle.Rows).Permuted();
        Part.Of(0.5, "mean", () => Judge(Reducing.Mean));
        Part.Of(0.5, "sum-and-none", () =>
        {
            Judge(Reducing.Sum);
            Judge(Reducing.None);
        });
        Part.Of(0.5, "against-differences", () =>
        {
            Judge(Reducing.Mean);
            Assert.That(new Differentiable
            {
                Value = x => Losses.CrossEntropy(x[0], row.Labels, Reducing.Mean, TensorKind.Double),
                Vjp = (x, u) => [Losses.CrossEntropyGradient(x[0], row.Labels, Reducing.Mean).Times(u.Values[0])],
            }, Has.RightGradients.At(row.Logits).Seeded(Subject.Random.Bits()));
        });
        Part.Of(0.25, "single-precision", () => Assert.That(Losses.CrossEntropy(row.Logits, row.Labels, Reducing.None, TensorKind.Single), Is.CloseTo(row.Losses).Within(Float32, Float32)));
        Part.Of(0.25, "inside-vmap", () => Assert.That(Losses.CrossEntropy(Oracle.Large[0].Logits, Oracle.Large[0].Labels, Reducing.Sum, TensorKind.InVmap), Is.CloseTo(Oracle.Large[0].Losses.Values.Sum())));

        void Judge(Reducing reduction) => Assert.That(Losses.CrossEntropy(row.Logits, row.Labels, reduction, TensorKind.Double), Reductions.OfRows(row.Losses, row.Count, reduction, ("softmax-twice", row.Twice)));
    }

    [Check(2, Group = "cross-entropy", Hint = "distributions", Section = "distributions", Place = "Loss.CrossEntropyOneHot")]
    public void Distributions()
    {
        var row = Subject.Random.Pick(Oracle.Rows).Permuted();
        Part.Of(0.5, "mean", () => Judge(Reducing.Mean));
        Part.Of(0.5, "sum-and-none", () =>
        {
            Judge(Reducing.Sum);
            Judge(Reducing.None);
        });
        Part.Of(0.5, "against-differences", () =>
        {
            Judge(Reducing.Mean);
            Assert.That(new Differentiable
            {
                Value = x => Losses.Value(CrossEntropyOneHot, x[0], row.Targets, Reducing.Mean, 0, TensorKind.Double),
                Vjp = (x, u) => [Losses.Gradient(CrossEntropyOneHot, x[0], row.Targets, Reducing.Mean, 0).Times(u.Values[0])],
            }, Has.RightGradients.At(row.Logits).Seeded(Subject.Random.Bits()));
        });
        Part.Of(0.25, "single-precision", () =>
            Assert.That(Losses.Value(CrossEntropyOneHot, row.Logits, row.Targets, Reducing.None, 0, TensorKind.Single), Is.CloseTo(row.SoftLosses).Within(Float32, Float32)));
        Part.Of(0.25, "inside-vmap", () =>
            Assert.That(Losses.Value(CrossEntropyOneHot, Oracle.Large[0].Logits, Oracle.Large[0].Targets, Reducing.Sum, 0, TensorKind.InVmap), Is.CloseTo(Oracle.Large[0].SoftLosses.Values.Sum())));

        void Judge(Reducing reduction) => Assert.That(Losses.Value(CrossEntropyOneHot, row.Logits, row.Targets, reduction, 0, TensorKind.Double),
            Reductions.OfRows(row.SoftLosses, row.Count, reduction, ("greatest-label-only", row.Losses), ("softmax-twice", row.SoftTwice)));
    }

    [Check(1, Group = "likelihood", Hint = "likelihood", Section = "likelihood", Place = "Loss.NegativeLogLikelihood")]
    public void Likelihood()
    {
        var row = Subject.Random.Pick(Oracle.Rows).Permuted();
        double share = 1.0 / row.Labels.Length;
        Part.Of(0.25, "mean", () => Judge(Reducing.Mean, TensorKind.Double, 1e-9));
        Part.Of(0.25, "gradient", () => Assert.That(Losses.NegativeLogLikelihoodGradient(row.LogProbabilities, row.Labels, Reducing.Mean),
            Is.CloseTo(row.LogProbabilities.Instead(i => row.Labels[i / row.Count] == i % row.Count ? -share : 0))));
        Part.Of(0.25, "single-precision", () => Judge(Reducing.None, TensorKind.Single, Float32));
        Part.Of(0.25, "inside-vmap", () => Judge(Reducing.Sum, TensorKind.InVmap, 1e-9));

        void Judge(Reducing reduction, TensorKind kind, double error) =>
            Assert.That(Losses.NegativeLogLikelihood(row.LogProbabilities, row.Labels, reduction, kind), Reductions.OfRows(row.Losses, row.Count, reduction).Within(error, error));
    }
}
