namespace Gradus.Suites.Layers.Public;

/// <summary>Fully connected layers.</summary>
[Stage(1)]
public sealed class Denses
{
    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(2, Group = "dense", Hint = "dense", Section = "dense", Place = "Dense.Compute")]
    public void Forward()
    {
        Part.Of(0.5, "sums", () => Judge(Oracle.Dense[0]));
        Part.Of(0.5, "square-matrix", () => Judge(Oracle.Dense[1]));
        Part.Of(0.5, "no-bias", () => Judge(Oracle.Dense[2]));
        Part.Of(0.5, "relu", () => Judge(Oracle.Dense[3]));

        static void Judge(DenseCase given)
        {
            var row = given.Permuted(Subject.Random.Permutation(given.X.Shape[0]));
            Assert.That(Layers.Apply(row.Layer, row.Weights, row.X, null, TensorKind.Double), Is.CloseTo(row.Output)
                .Mistake("activation-forgotten", row.Sums).Mistake("bias-forgotten", row.WithoutBias).Mistake("weights-transposed", row.Transposed).Mistake("bias-after-activation", row.BiasLast));
        }
    }

    [Check(3, Group = "dense", Hint = "dense-gradients", Section = "dense", Place = "Dense.Compute")]
    public void Backward()
    {
        double factor = Subject.Random.Factor();
        // Of the sums alone no gradient by W or x depends on the bias.
        var sums = Permuted(Oracle.Dense[0]);
        Part.Of(0.6, "gradient-of-weights", () => Judge(0, sums.ByW));
        Part.Of(0.6, "gradient-of-bias", () => Judge(1, sums.ByB));
        Part.Of(0.6, "gradient-of-x", () => Judge(2, sums.ByX));
        Part.Of(1.2, "through-a-function", () =>
        {
            var row = Permuted(Subject.Random.Pick([Oracle.Dense[1], Oracle.Dense[3]]));
            Shaped[] right = [row.ByW, row.ByB, row.ByX];
            var got = Layers.Backward(row.Layer, row.Weights, row.X, row.Upstream.Times(factor), null);
            Assert.That(got.Zip(right).SelectMany(p => p.First.OrZeros(p.Second).Values).ToArray(), Is.CloseTo([.. right.SelectMany(g => g.Times(factor).Values)]));
        });

        void Judge(int argument, Shaped right)
        {
            right = right.Times(factor);
            var got = Layers.Backward(sums.Layer, sums.Weights, sums.X, sums.Upstream.Times(factor), null)[argument].OrZeros(right);
            var judged = Is.CloseTo(right);
            judged = argument != 1 ? judged.Mistake("not-followed", Shaped.Zeros(right.Shape))
                : judged.Mistake("bias-not-reached", Shaped.Zeros(right.Shape)).Mistake("bias-gradient-of-one-row", sums.ByBOfFirstRow.Times(factor)).Mistake("bias-gradient-mean", right.Times(1.0 / sums.X.Shape[0]));
            Assert.That(got, judged);
        }

        static DenseCase Permuted(DenseCase given) => given.Permuted(Subject.Random.Permutation(given.X.Shape[0]));
    }

    [Check(2, Group = "dense", Hint = "dense-parameters", Section = "parameters", Place = "Dense.Parameters")]
    public void ShapesAndParameters()
    {
        int features = Subject.Random.Int(3, 9), outputs = features + Subject.Random.Int(2, 5);
        LayerPart[] layer = [new(LayerKind.Dense, outputs)], without = [new(LayerKind.Dense, outputs, Squashing.Relu, HasBias: false)];
        Part.Of(0.5, "output-shape", () => Assert.That(Layers.OutputShape(layer, [features]), Is.Exactly(new[] { outputs }).Mistake("output-shape-of-input", new[] { features })), "Dense.OutputShape");
        Part.Of(0.25, "names-and-shapes", () =>
        {
            var rows = Layers.Parameters(layer, [features]);
            Assert.That(rows.Select(r => r.Name).ToArray(), Is.Exactly(new[] { "weights", "bias" }));
            Assert.That(rows.Select(r => r.Shape).ToArray(), Is.Exactly(new[] { new[] { features, outputs }, [outputs] }).Mistake("weights-as-in-torch", new[] { new[] { outputs, features }, [outputs] }));
        });
        Part.Of(0.5, "fans", () => Assert.That(Layers.Parameters(layer, [features]).Select(r => new[] { r.FanIn, r.FanOut }).ToArray(),
            Is.Exactly(new[] { new[] { features, outputs }, [features, outputs] }).Mistake("fans-exchanged", new[] { new[] { outputs, features }, [outputs, features] })));
        Part.Of(0.25, "penalty", () => Assert.That(Layers.Parameters(layer, [features]).Select(r => r.IsWeight).ToArray(),
            Is.Exactly(new[] { true, false }).Mistake("bias-is-weight", new[] { true, true })));
        Part.Of(0.25, "no-bias", () => Assert.That(Layers.Parameters(without, [features]).Select(r => r.Name).ToArray(),
            Is.Exactly(new[] { "weights" }).Mistake("bias-in-spite", new[] { "weights", "bias" })));
        Part.Of(0.25, "starts", () =>
        {
            // Starts of one number each: nothing is asked of the exercise `initializers`.
            double start = Subject.Random.Factor();
            LayerPart[] started = [new(LayerKind.Dense, outputs, WeightsStart: start, BiasStart: -start)];
            Assert.That(Judging.Bounds(Layers.Initialize(started, Subject.Random.Int(1, 1000), [features])),
                Is.CloseTo([start, start, -start, -start]).Mistake("starts-exchanged", -start, -start, start, start).Mistake("starts-all-zero", 0, 0, 0, 0));
        });
    }
}
