namespace Gradus.Suites.Activations.Public;

/// <summary>Softmax, and its product with an upstream gradient.</summary>
[Stage(9)]
public sealed class Softmaxes
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(1, Group = "softmax", Hint = "softmax", Section = "softmax", Place = "Activation.Softmax")]
    public void Rows()
    {
        // A number added to every logit of a row changes no probability.
        double shift = Subject.Random.Int(-3, 4);
        Part.Of(0.5, "last-axis", () => Judge(Subject.Random.Pick(Oracle.Rows)));
        Part.Of(0.5, "first-axis", () => Judge(Subject.Random.Pick(Oracle.Columns)));

        void Judge(Logits row) => Assert.That(Activations.Softmax(row.X.Plus(shift), row.Axis, TensorKind.Double), Is.CloseTo(row.Softmax)
            .Mistake("softmax-columns", row.AcrossOthers).Mistake("softmax-of-all", row.OfAll).Mistake("not-divided", row.X.Instead(i => Math.Exp(row.X.Values[i] + shift)))
            .Mistake("logs-for-probabilities", row.LogSoftmax));
    }

    [Check(1.5, Group = "softmax", Case = Case.Edge, Hint = "row-maximum", Section = "softmax", Place = "Activation.Softmax")]
    public void Stable()
    {
        int[] order = Subject.Random.Permutation(2);
        Part.Of(0.5, "large-numbers", () => Judge(Oracle.Large[0], "overflow"));
        Part.Of(0.25, "very-negative-numbers", () => Judge(Oracle.Large[1], "underflow"));
        Part.Of(0.5, "gradient", () =>
        {
            var row = Oracle.Large[0];
            Assert.That(Activations.SoftmaxGradient(row.X.Rows(order), 1, row.Upstream.Rows(order)), Is.CloseTo(row.Gradient.Rows(order)));
        });
        Part.Of(0.25, "minus-infinity-beside", () =>
        {
            double masked = double.NegativeInfinity;
            var got = Activations.Softmax(Shaped.Matrix(new[,] { { masked, 2, 2 }, { 1, masked, masked } }), 1, TensorKind.Double);
            Assert.That(got, Is.CloseTo(new[,] { { 0, 0.5, 0.5 }, { 1, 0, 0 } }));
        });

        void Judge(Logits row, string unshifted)
        {
            Shaped x = row.X.Rows(order), right = row.Softmax.Rows(order);
            double greatest = x.Values.Max();
            // The exponentials of a row, as they are, and as they are less the batch's greatest element: none, or an infinite one, makes the row NaN.
            Assert.That(Activations.Softmax(x, 1, TensorKind.Double), Is.CloseTo(right).Mistake(unshifted, NaN(0)).Mistake("row-maximum", NaN(greatest)));

            Shaped NaN(double shift) => right.Instead(i =>
            {
                double[] powers = [.. x.Values.Skip(i / x.Shape[1] * x.Shape[1]).Take(x.Shape[1]).Select(v => Math.Exp(v - shift))];
                return double.IsInfinity(powers[i % x.Shape[1]]) || powers.Sum() == 0 ? double.NaN : powers[i % x.Shape[1]] / powers.Sum();
            });
        }
    }

    [Check(1.5, Group = "softmax", Hint = "pullback", Section = "softmax", Place = "Derivative.Softmax")]
    public void Pullback()
    {
        var row = Subject.Random.Pick(Oracle.Rows);
        double factor = Subject.Random.Factor();
        Shaped upstream = row.Upstream.Times(factor), product = row.Softmax.Times(upstream);
        double[] p = row.Softmax.Values, u = upstream.Values;
        Assert.That(Activations.SoftmaxPullback(row.Softmax, upstream, TensorKind.Double), Is.CloseTo(row.Gradient.Times(factor))
            .Mistake("diagonal-only", product.Instead(i => p[i] * (1 - p[i]) * u[i])).Mistake("not-centred", product)
            .Mistake("centred-over-batch", product.Instead(i => p[i] * (u[i] - product.Values.Sum()))).Mistake("forgets-upstream", product.Instead(i => p[i] * (1 - p[i]))));
    }
}
