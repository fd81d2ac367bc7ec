namespace Gradus.Suites.Layers.Public;

/// <summary>Layers one after another. What does not need the other exercises is checked on given layers: slopes and functions.</summary>
[Stage(4)]
public sealed class Sequentials
{
    private static readonly LayerPart Slope = new(LayerKind.PRelu), Function = new(LayerKind.Activate, 0, Squashing.Tanh);

    // Lecture 3's network, in Keras' and Gluon's style.
    private static readonly LayerPart[] Lecture =
        [new(LayerKind.Dense, 64, Squashing.Relu), new(LayerKind.Dropout, 0.4), new(LayerKind.Dense, 128, Squashing.Relu), new(LayerKind.Dropout, 0.3), new(LayerKind.Dense, 1, Squashing.Sigmoid)];

    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(2.5, Group = "sequential", Hint = "stretch", Section = "sequential", Place = "Sequential.Compute")]
    public void Forward()
    {
        Part.Of(1.25, "two-slopes", () => Judge(Oracle.Slopes[0]));
        Part.Of(1.25, "longer-network", () => Judge(Oracle.Slopes[1]));

        static void Judge(SlopesCase row)
        {
            int[] order = Subject.Random.Permutation(row.X.Shape[0]);
            Assert.That(Layers.Apply(row.Layers, row.Slopes, row.X.Rows(order), null, TensorKind.Double), Is.CloseTo(row.Output.Rows(order)).Mistake("first-layer-only", row.FirstLayer.Rows(order))
                .Mistake("weights-not-advanced", row.FirstStretch.Rows(order)).Mistake("order-reversed", row.FromBehind.Rows(order)));
        }
    }

    [Check(1.5, Group = "sequential", Hint = "names", Section = "sequential", Place = "Sequential.Parameters")]
    public void Names()
    {
        LayerPart[] network = [Function, Slope, Function, Slope, Slope];
        Part.Of(1, "names", () => Assert.That(Layers.Parameters(network, [4]).Select(r => r.Name).ToArray(), Is.Exactly(new[] { "1.slope", "3.slope", "4.slope" })
            .Mistake("names-without-number", new[] { "slope", "slope", "slope" }).Mistake("parameters-counted", new[] { "0.slope", "1.slope", "2.slope" }).Mistake("counted-from-one", new[] { "2.slope", "4.slope", "5.slope" })));
        Part.Of(0.25, "kept-as-they-are", () => Assert.That(Layers.Parameters(network, [4]).Select(r => r.IsWeight ? "weight" : $"{r.Shape.Length} axes, {r.FanIn} in").ToArray(),
            Is.Exactly(new[] { "0 axes, 1 in", "0 axes, 1 in", "0 axes, 1 in" }).Mistake("all-are-weights", new[] { "weight", "weight", "weight" })));
        // A slope starts as 0.25.
        Part.Of(0.25, "starts", () => Assert.That(Layers.Initialize(network, Subject.Random.Int(1, 1000), [4]).SelectMany(w => w.Values).ToArray(),
            Is.CloseTo([0.25, 0.25, 0.25]).Mistake("starts-not-kept", 0, 0, 0)));
    }

    [Check(1, Group = "sequential", Requires = ["Denses.ShapesAndParameters"], Hint = "shapes", Section = "sequential", Place = "Sequential.Parameters")]
    public void Shapes()
    {
        int features = Subject.Random.Int(2, 5), hidden = features + Subject.Random.Int(2, 4), outputs = hidden + 3;
        LayerPart[] network = [new(LayerKind.Dense, hidden), Function, new(LayerKind.Dense, outputs)];
        Part.Of(0.5, "output-shape", () =>
        {
            Assert.That(Layers.OutputShape(network, [features]), Is.Exactly(new[] { outputs }).Mistake("output-shape-of-first", new[] { hidden }).Mistake("output-shape-of-input", new[] { features }));
            Assert.That(Layers.OutputShape(Lecture, [features]), Is.Exactly(new[] { 1 }).Mistake("output-shape-of-first", new[] { 64 }).Mistake("output-shape-of-input", new[] { features }));
        }, "Sequential.OutputShape");
        Part.Of(0.5, "parameter-shapes", () =>
        {
            Assert.That(Layers.Parameters(network, [features]).Select(r => r.Shape).ToArray(),
                Is.Exactly(new[] { new[] { features, hidden }, [hidden], [hidden, outputs], [outputs] }).Mistake("parameters-of-first-input", new[] { new[] { features, hidden }, [hidden], [features, outputs], [outputs] }));
            Assert.That(Layers.Parameters(Lecture, [features]).Select(r => r.Shape).ToArray(), Is.Exactly(new[] { new[] { features, 64 }, [64], [64, 128], [128], [128, 1], [1] })
                .Mistake("parameters-of-first-input", new[] { new[] { features, 64 }, [64], [features, 128], [128], [features, 1], [1] }));
        });
    }

    [Check(1, Group = "sequential", Requires = ["Forward", "Dropouts.Training", "Dropouts.Keys"], Hint = "own-keys", Section = "sequential", Place = "Sequential.Compute")]
    public void Keys()
    {
        int key = Subject.Random.Int(1, 1000);
        LayerPart half = new(LayerKind.Dropout, 0.5);
        var x = Judging.Positive(60, 50);
        // Two independent masks leave a quarter; one mask twice leaves half.
        Part.Of(0.75, "two-masks", () => Assert.That(Judging.Zeros(Layers.Apply([half, Function, half], [], x, key, TensorKind.Double)), Judging.Share(0.75, x.Size)
            .Mistake("one-key-for-all", 0.5).Mistake("key-not-passed", 0)));
        Part.Of(0.25, "no-key", () => Assert.That(Judging.Zeros(Layers.Apply([half, Function, half], [], x, null, TensorKind.Double)), Is.CloseTo(0)));
    }
}
