using Gradus.Grading.Gradients;

namespace Gradus.Suites.Losses.Staff;

/// <summary>What hidden checks ask of every loss of numbers: other inputs, gradients against differences, float32, and Vmap.</summary>
internal static class Judging
{
    private const double Float32 = 2e-6;

    private static ILosses Losses => Subject.Of<ILosses>();

    /// <summary>Five parts; the points of each.</summary>
    internal static void Function(LossFunction function, Numbers[] rows, double mean, double others, double differences, double single, double inVmap)
    {
        var row = Subject.Random.Pick(rows).Permuted();
        double delta = row.Delta;
        Part.Of(mean, "mean", () => Judge(Reducing.Mean));
        Part.Of(others, "sum-and-none", () =>
        {
            Judge(Reducing.Sum);
            Judge(Reducing.None);
        });
        Part.Of(differences, "against-differences", () =>
        {
            Shaped x = Shaped.Vector(row.Prediction.Values), y = Shaped.Vector(row.Target.Values);
            // A gradient that agrees with the differences of a wrong value is no merit.
            Assert.That(Losses.Value(function, x, y, Reducing.Mean, delta, TensorKind.Double), Is.CloseTo(row.Losses.Values.Average()));
            Assert.That(Differentiable(function, y, delta), Has.RightGradients.At(x).ToOrder(2).Seeded(Subject.Random.Bits()));
        });
        Part.Of(single, "single-precision", () => Assert.That(Losses.Value(function, row.Prediction, row.Target, Reducing.None, delta, TensorKind.Single), Is.CloseTo(row.Losses).Within(Float32, Float32)));
        Part.Of(inVmap, "inside-vmap", () => Assert.That(Losses.Value(function, row.Prediction, row.Target, Reducing.Mean, delta, TensorKind.InVmap), Is.CloseTo(row.Losses.Values.Average())));

        void Judge(Reducing reduction) =>
            Assert.That(Losses.Value(function, row.Prediction, row.Target, reduction, delta, TensorKind.Double), Reductions.OfElements(row.Losses, reduction));
    }

    private static Differentiable Differentiable(LossFunction function, Shaped target, double delta) => new()
    {
        Value = x => Losses.Value(function, x[0], target, Reducing.Mean, delta, TensorKind.Double),
        Vjp = (x, u) => [Losses.Gradient(function, x[0], target, Reducing.Mean, delta).Times(u.Values[0])],
        Order2Reverse = u => new()
        {
            Value = x => Losses.Gradient(function, x[0], target, Reducing.Mean, delta).Times(u.Values[0]),
            Vjp = (x, v) => [Losses.SecondGradient(function, x[0], target, Reducing.Mean, delta, v).Times(u.Values[0])],
        },
    };
}
