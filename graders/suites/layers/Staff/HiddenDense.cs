using Gradus.Grading.Gradients;

namespace Gradus.Suites.Layers.Staff;

/// <summary>Dense layers of further shapes, at limits, and differentiated.</summary>
[Stage(1)]
public sealed class HiddenDense
{
    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(1, Group = "dense", Hint = "dense", Section = "dense", Place = "Dense.Compute")]
    public void Further()
    {
        Part.Of(0.6, "further-shapes", () => Judge(Oracle.Dense[0]));
        Part.Of(0.4, "square-matrix", () => Judge(Oracle.Dense[1]));

        static void Judge(DenseCase given)
        {
            var row = given.Permuted(Subject.Random.Permutation(given.X.Shape[0]));
            Assert.That(Layers.Apply(row.Layer, row.Weights, row.X, null, TensorKind.Double), Is.CloseTo(row.Output)
                .Mistake("activation-forgotten", row.Sums).Mistake("bias-forgotten", row.WithoutBias).Mistake("weights-transposed", row.Transposed).Mistake("bias-after-activation", row.BiasLast));
        }
    }

    [Check(1, Group = "dense", Hint = "limits", Section = "the-pieces", Place = "Dense.Compute")]
    public void Kinds()
    {
        Part.Of(0.5, "single-precision", () => Assert.That(Layers.Apply(Oracle.Dense[0].Layer, Oracle.Dense[0].Weights, Oracle.Dense[0].X, null, TensorKind.Single), Is.CloseTo(Oracle.Dense[0].Output).Within(2e-6, 2e-6)));
        Part.Of(0.5, "inside-vmap", () => Assert.That(Layers.Apply(Oracle.Dense[2].Layer, Oracle.Dense[2].Weights, Oracle.Dense[2].X, null, TensorKind.InVmap), Is.CloseTo(Oracle.Dense[2].Output)));
    }

    [Check(1, Group = "dense", Case = Case.Edge, Hint = "limits", Section = "dense", Place = "Dense.Compute")]
    public void Limits()
    {
        Part.Of(0.3, "one-row", () => Judge(Oracle.Limits[0], Oracle.Limits[0].X, Oracle.Limits[0].Output));
        Part.Of(0.3, "one-feature", () => Judge(Oracle.Limits[1], Oracle.Limits[1].X, Oracle.Limits[1].Output));
        Part.Of(0.4, "no-rows", () => Judge(Oracle.Dense[0], Shaped.Zeros(0, 4), Shaped.Zeros(0, 3)));

        static void Judge(DenseCase row, Shaped x, Shaped right) => Assert.That(Layers.Apply(row.Layer, row.Weights, x, null, TensorKind.Double), Is.CloseTo(right));
    }

    [Check(2, Group = "dense", Hint = "dense-gradients", Section = "dense", Place = "Dense.Compute")]
    public void Gradients()
    {
        double factor = Subject.Random.Factor();
        var row = Oracle.Dense[0];
        Part.Of(0.4, "gradient-of-weights", () => Judge(0, row.ByW));
        Part.Of(0.4, "gradient-of-bias", () => Judge(1, row.ByB));
        Part.Of(0.2, "gradient-of-x", () => Judge(2, row.ByX));
        Part.Of(1, "against-differences", () =>
        {
            var other = Oracle.Dense[3];
            var function = new Differentiable
            {
                Value = all => Layers.Apply(other.Layer, all[..^1], all[^1], null, TensorKind.Double),
                Vjp = (all, upstream) => Layers.Backward(other.Layer, all[..^1], all[^1], upstream, null),
                Names = ["W", "b", "x"],
            };
            Assert.That(function, Has.RightGradients.At([.. other.Weights, other.X]).Seeded(Subject.Random.Bits()));
        });

        void Judge(int argument, Shaped right)
        {
            right = right.Times(factor);
            var judged = Is.CloseTo(right);
            judged = argument != 1 ? judged.Mistake("not-followed", Shaped.Zeros(right.Shape))
                : judged.Mistake("bias-not-reached", Shaped.Zeros(right.Shape)).Mistake("bias-gradient-of-one-row", row.ByBOfFirstRow.Times(factor)).Mistake("bias-gradient-mean", right.Times(1.0 / row.X.Shape[0]));
            Assert.That(Layers.Backward(row.Layer, row.Weights, row.X, row.Upstream.Times(factor), null)[argument].OrZeros(right), judged);
        }
    }
}
