using Gradus.Grading.Gradients;

namespace Gradus.Suites.Activations.Staff;

/// <summary>Softmax and its logarithm along further axes, differentiated, in float32 and inside Vmap.</summary>
[Stage(2)]
public sealed class HiddenSoftmaxes
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(1.5, Group = "softmax", Hint = "softmax", Section = "softmax", Place = "Activation.Softmax")]
    public void Softmax()
    {
        Part.Of(0.25, "last-of-three-axes", () => Judge(Oracle.Stacks[0]));
        Part.Of(0.25, "negative-axis", () => Judge(Oracle.Stacks[1], -1));
        Part.Of(0.5, "against-differences", () => Assert.That(new Differentiable
        {
            Value = x => Activations.Softmax(x[0], 0, TensorKind.Double),
            Vjp = (x, u) => [Activations.SoftmaxGradient(x[0], 0, u)],
        }, Has.RightGradients.At(Checked(Oracle.Columns[0])).Seeded(Subject.Random.Bits())));
        Part.Of(0.25, "single-precision", () => Assert.That(Activations.Softmax(Oracle.Rows[0].X, 1, TensorKind.Single), Is.CloseTo(Oracle.Rows[0].Softmax).Within(2e-6, 2e-6)));
        Part.Of(0.25, "inside-vmap", () => Assert.That(Activations.Softmax(Oracle.Large[0].X, 1, TensorKind.InVmap), Is.CloseTo(Oracle.Large[0].Softmax)));

        // The value is right, so what agrees with its differences is, too.
        Shaped Checked(Logits row)
        {
            Judge(row);
            return row.X;
        }

        void Judge(Logits row, int? axis = null) => Assert.That(Activations.Softmax(row.X, axis ?? row.Axis, TensorKind.Double), Is.CloseTo(row.Softmax)
            .Mistake("softmax-columns", row.AcrossOthers).Mistake("softmax-of-all", row.OfAll));
    }

    [Check(1.5, Group = "softmax", Hint = "pullback", Section = "softmax", Place = "Derivative.Softmax")]
    public void Pullback()
    {
        Part.Of(0.5, "last-of-three-axes", () => Judge(Oracle.Stacks[0], TensorKind.Double, 1e-9));
        Part.Of(0.25, "certain-probabilities", () => Assert.That(Activations.SoftmaxPullback(Shaped.Matrix(new double[,] { { 1, 0 }, { 0, 1 } }), Shaped.Matrix(new double[,] { { 3, -2 }, { 5, 7 } }), TensorKind.Double),
            Is.CloseTo(Shaped.Zeros(2, 2))));
        Part.Of(0.5, "single-precision", () => Judge(Oracle.Rows[0], TensorKind.Single, 2e-6));
        Part.Of(0.25, "inside-vmap", () => Judge(Oracle.Rows[1], TensorKind.InVmap, 1e-9));

        void Judge(Logits row, TensorKind kind, double error) => Assert.That(Activations.SoftmaxPullback(row.Softmax, row.Upstream, kind), Is.CloseTo(row.Gradient).Within(error, error)
            .Mistake("not-centred", row.Softmax.Times(row.Upstream)));
    }

    [Check(2, Group = "log-softmax", Hint = "log-softmax", Section = "log-softmax", Place = "Activation.LogSoftmax")]
    public void LogSoftmax()
    {
        Part.Of(0.5, "last-of-three-axes", () => Judge(Oracle.Stacks[0]));
        Part.Of(0.25, "negative-axis", () => Judge(Oracle.Stacks[1], -1));
        Part.Of(0.5, "against-differences", () => Assert.That(new Differentiable
        {
            Value = x => Activations.LogSoftmax(x[0], 0, TensorKind.Double),
            Vjp = (x, u) => [Activations.LogSoftmaxGradient(x[0], 0, u)],
        }, Has.RightGradients.At(Checked(Oracle.Columns[0])).Seeded(Subject.Random.Bits())));
        Part.Of(0.25, "large-numbers", () => Judge(Oracle.Large[0]));
        Part.Of(0.25, "single-precision", () => Assert.That(Activations.LogSoftmax(Oracle.Rows[0].X, 1, TensorKind.Single), Is.CloseTo(Oracle.Rows[0].LogSoftmax).Within(2e-6, 2e-6)));
        Part.Of(0.25, "inside-vmap", () => Assert.That(Activations.LogSoftmax(Oracle.Rows[1].X, 1, TensorKind.InVmap), Is.CloseTo(Oracle.Rows[1].LogSoftmax)));

        Shaped Checked(Logits row)
        {
            Judge(row);
            return row.X;
        }

        void Judge(Logits row, int? axis = null) => Assert.That(Activations.LogSoftmax(row.X, axis ?? row.Axis, TensorKind.Double), Is.CloseTo(row.LogSoftmax));
    }
}
