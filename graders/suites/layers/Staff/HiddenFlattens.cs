namespace Gradus.Suites.Layers.Staff;

/// <summary>Flatten at limits.</summary>
[Stage(3)]
public sealed class HiddenFlattens
{
    private static readonly LayerPart[] Layer = [new(LayerKind.Flatten)];

    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(2, Group = "flatten", Case = Case.Edge, Hint = "limits", Section = "flatten", Place = "Flatten.Compute")]
    public void Limits()
    {
        var x = Judging.Positive(2, 3, 4);
        Part.Of(0.4, "no-rows", () => Assert.That(Layers.Apply(Layer, [], Shaped.Zeros(0, 3, 4), null, TensorKind.Double), Is.CloseTo(Shaped.Zeros(0, 12))));
        Part.Of(0.4, "one-number-each", () => Assert.That(Layers.Apply(Layer, [], new Shaped([3, 1, 4], [3]), null, TensorKind.Double), Is.CloseTo(new Shaped([3, 1, 4], [3, 1]))));
        Part.Of(0.4, "shape-of-one-number", () => Assert.That(Layers.OutputShape(Layer, []), Is.Exactly(new[] { 1 })), "Flatten.OutputShape");
        Part.Of(0.4, "gradient", () => Assert.That(Layers.Backward(Layer, [], x, new Shaped(x.Values, [2, 12]), null)[0].OrZeros(x), Is.CloseTo(x).Mistake("not-followed", Shaped.Zeros(x.Shape))));
        Part.Of(0.4, "inside-vmap", () => Assert.That(Layers.Apply(Layer, [], x, null, TensorKind.InVmap), Is.CloseTo(new Shaped(x.Values, [2, 12]))));
    }
}
