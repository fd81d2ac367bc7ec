namespace Gradus.Suites.Layers.Staff;

/// <summary>Whole networks, and networks of nothing.</summary>
[Stage(4)]
public sealed class HiddenSequentials
{
    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(3, Group = "sequential", Requires = ["HiddenDense.Further"], Hint = "whole-network", Section = "sequential", Place = "Sequential.Compute")]
    public void Networks()
    {
        double factor = Subject.Random.Factor();
        foreach (var row in Oracle.Networks)
        {
            Part.Of(0.5, "network", () => Assert.That(Layers.Apply(row.Layers, row.Weights, row.X, null, TensorKind.Double), Is.CloseTo(row.Output)));
            Part.Of(0.75, "network-gradients", () =>
            {
                var got = Layers.Backward(row.Layers, row.Weights, row.X, row.Upstream.Times(factor), null);
                Assert.That(got.Zip(row.Gradients).SelectMany(p => p.First.OrZeros(p.Second).Values).ToArray(), Is.CloseTo([.. row.Gradients.SelectMany(g => g.Times(factor).Values)])
                    .Mistake("not-followed", new double[row.Gradients.Sum(g => g.Size)]));
            });
        }
        Part.Of(0.5, "starts", () =>
        {
            LayerPart[] network = [new(LayerKind.Dense, 50), new(LayerKind.PRelu), new(LayerKind.Dense, 40)];
            Assert.That(Layers.Initialize(network, Subject.Random.Int(1, 1000), [60]).Select(w => w.Shape).ToArray(), Is.Exactly(new[] { new[] { 60, 50 }, [50], [], [50, 40], [40] }));
        }, "Sequential.Parameters");
    }

    [Check(2, Group = "sequential", Case = Case.Edge, Hint = "no-layers", Section = "sequential", Place = "Sequential.Compute")]
    public void Limits()
    {
        var x = Judging.Positive(3, 2, 2);
        LayerPart[] functions = [new(LayerKind.Activate, 0, Squashing.Relu), new(LayerKind.Activate, 0, Squashing.Relu)];
        Part.Of(0.5, "no-layers", () => Assert.That(Layers.Apply([], [], x, null, TensorKind.Double), Is.CloseTo(x)));
        Part.Of(0.5, "shape-without-layers", () => Assert.That(Layers.OutputShape([], [2, 2]), Is.Exactly(new[] { 2, 2 })), "Sequential.OutputShape");
        Part.Of(0.5, "parameters-without-layers", () => Assert.That(Layers.Parameters([], [2, 2]).Length, Is.Exactly(0)), "Sequential.Parameters");
        Part.Of(0.5, "no-weights", () => Assert.That(Layers.Apply(functions, [], x, Subject.Random.Int(1, 1000), TensorKind.InVmap), Is.CloseTo(x)));
    }
}
