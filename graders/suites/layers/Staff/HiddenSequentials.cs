namespace Gradus.Suites.Layers.Staff;

/// <summary>Whole networks, and networks of nothing.</summary>
[Stage(4)]
public sealed class HiddenSequentials
{
    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(2.5, Group = "sequential", Requires = ["HiddenDense.Further"], Hint = "whole-network", Section = "sequential", Place = "Sequential.Compute")]
    public void Networks()
    {
        double factor = Subject.Random.Factor();
        foreach (var row in Oracle.Networks)
        {
            Part.Of(0.4, "network", () => Assert.That(Layers.Apply(row.Layers, row.Weights, row.X, null, TensorKind.Double), Is.CloseTo(row.Output)));
            Part.Of(0.6, "network-gradients", () =>
            {
                var got = Layers.Backward(row.Layers, row.Weights, row.X, row.Upstream.Times(factor), null);
                Assert.That(got.Zip(row.Gradients).SelectMany(p => p.First.OrZeros(p.Second).Values).ToArray(), Is.CloseTo([.. row.Gradients.SelectMany(g => g.Times(factor).Values)])
                    .Mistake("not-followed", new double[row.Gradients.Sum(g => g.Size)]));
            });
        }
        Part.Of(0.5, "starts", () =>
        {
            double start = Subject.Random.Factor();
            LayerPart[] network = [new(LayerKind.Dense, 50, WeightsStart: start, BiasStart: -start), new(LayerKind.PRelu), new(LayerKind.Dense, 40, WeightsStart: start + 1, BiasStart: 0.5)];
            var got = Layers.Initialize(network, Subject.Random.Int(1, 1000), [60]);
            Assert.That(got.Select(w => w.Shape).ToArray(), Is.Exactly(new[] { new[] { 60, 50 }, [50], [], [50, 40], [40] }));
            double[] right = [start, -start, 0.25, start + 1, 0.5];
            Assert.That(Judging.Bounds(got), Is.CloseTo([.. right.SelectMany(number => new[] { number, number })]).Mistake("starts-not-kept", new double[10]));
        }, "Sequential.Parameters");
    }

    [Check(0.75, Group = "sequential", Hint = "nested", Section = "sequential", Place = "Sequential.Compute")]
    public void Nested()
    {
        // A slope; a network of a slope and of a network of one slope; a slope.
        LayerPart slope = new(LayerKind.PRelu);
        LayerPart[] network = [slope, new(LayerKind.Network, 2), slope, new(LayerKind.Network, 1), slope, slope];
        Part.Of(0.25, "names", () => Assert.That(Layers.Parameters(network, [4]).Select(r => r.Name).ToArray(), Is.Exactly(new[] { "0.slope", "1.0.slope", "1.1.0.slope", "2.slope" })
            .Mistake("inner-numbers-forgotten", new[] { "0.slope", "1.slope", "1.slope", "2.slope" })), "Sequential.Parameters");
        Part.Of(0.5, "network", () =>
        {
            // Positive slopes: a positive number stays, and a negative one is multiplied by all of them.
            double[] slopes = [0.5, 3, Subject.Random.Factor(), 0.75];
            double all = slopes.Aggregate((a, b) => a * b);
            Shaped size = Judging.Positive(3, 4), x = size.Instead(i => i % 2 == 0 ? size.Values[i] : -size.Values[i]);
            Assert.That(Layers.Apply(network, [.. slopes.Select(Shaped.Scalar)], x, null, TensorKind.Double), Is.CloseTo(x.Instead(i => x.Values[i] > 0 ? x.Values[i] : x.Values[i] * all)));
        });
    }

    [Check(0.25, Group = "sequential", Requires = ["HiddenDropouts.Training"], Hint = "nested", Section = "sequential", Place = "Sequential.Compute")]
    public void NestedKeys()
    {
        // Two independent masks leave a quarter; one mask twice leaves half.
        LayerPart[] half = [new(LayerKind.Network, 1), new(LayerKind.Dropout, 0.5)];
        var x = Judging.Positive(60, 50);
        Assert.That(Judging.Zeros(Layers.Apply([.. half, .. half], [], x, Subject.Random.Int(1, 1000), TensorKind.Double)), Judging.Share(0.75, x.Size).Mistake("key-not-passed", 0));
    }

    [Check(1.5, Group = "sequential", Case = Case.Edge, Hint = "no-layers", Section = "sequential", Place = "Sequential.Compute")]
    public void Limits()
    {
        var x = Judging.Positive(3, 2, 2);
        LayerPart[] functions = [new(LayerKind.Activate, 0, Squashing.Relu), new(LayerKind.Activate, 0, Squashing.Relu)];
        Part.Of(0.5, "no-layers", () => Assert.That(Layers.Apply([], [], x, null, TensorKind.Double), Is.CloseTo(x)));
        Part.Of(0.25, "shape-without-layers", () => Assert.That(Layers.OutputShape([], [2, 2]), Is.Exactly(new[] { 2, 2 })), "Sequential.OutputShape");
        Part.Of(0.25, "parameters-without-layers", () => Assert.That(Layers.Parameters([], [2, 2]).Length, Is.Exactly(0)), "Sequential.Parameters");
        Part.Of(0.5, "no-weights", () => Assert.That(Layers.Apply(functions, [], x, Subject.Random.Int(1, 1000), TensorKind.InVmap), Is.CloseTo(x)));
    }
}
