using Gradus.Grading.Gradients;

namespace Gradus.Suites.Activations.Staff;

/// <summary>What hidden checks ask of every function of elements: other inputs, derivatives against differences, float32, and Vmap.</summary>
internal static class Judging
{
    private const double Float32 = 2e-6;

    private static IActivations Activations => Subject.Of<IActivations>();

    /// <summary>Five parts; the points of each.</summary>
    internal static void Function(ActivationFunction function, Curve[] rows, string name, double value, double slope, double differences, double single, double inVmap)
    {
        var row = Subject.Random.Pick(rows);
        double p = row.Parameter;
        string atValue = "Activation." + name, atSlope = "Derivative." + name;
        Part.Of(value, "value", () => Assert.That(Activations.Value(function, p, row.X, TensorKind.Double), Is.CloseTo(row.Value)), atValue);
        Part.Of(slope, "slope", () => Assert.That(Activations.Slope(function, p, row.X, TensorKind.Double), Is.CloseTo(row.Slope).Mistake("slope-forgotten", row.Value)), atSlope);
        Part.Of(differences, "against-differences", () =>
        {
            var x = Shaped.Vector(row.X.Values);
            // A gradient that agrees with the differences of a wrong value is no merit.
            Assert.That(Activations.Value(function, p, x, TensorKind.Double), Is.CloseTo(Shaped.Vector(row.Value.Values)));
            Assert.That(Differentiable(function, p), Has.RightGradients.At(x).ToOrder(2).Seeded(Subject.Random.Bits()));
        }, atValue);
        Part.Of(single, "single-precision", () =>
        {
            Assert.That(Activations.Value(function, p, row.X, TensorKind.Single), Is.CloseTo(row.Value).Within(Float32, Float32));
            Assert.That(Activations.Slope(function, p, row.X, TensorKind.Single), Is.CloseTo(row.Slope).Within(Float32, Float32));
        }, atValue);
        Part.Of(inVmap, "inside-vmap", () =>
        {
            Assert.That(Activations.Value(function, p, row.X, TensorKind.InVmap), Is.CloseTo(row.Value));
            Assert.That(Activations.Slope(function, p, row.X, TensorKind.InVmap), Is.CloseTo(row.Slope));
        }, atValue);
    }

    private static Differentiable Differentiable(ActivationFunction function, double p) => new()
    {
        Value = x => Activations.Value(function, p, x[0], TensorKind.Double),
        Vjp = (x, u) => [Activations.Gradient(function, p, x[0], u)],
        Order2Reverse = u => new()
        {
            Value = x => Activations.Gradient(function, p, x[0], u),
            Vjp = (x, v) => [Activations.SecondGradient(function, p, x[0], u, v)],
        },
    };
}
