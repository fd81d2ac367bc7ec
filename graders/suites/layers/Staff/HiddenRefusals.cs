namespace Gradus.Suites.Layers.Staff;

/// <summary>What must be refused.</summary>
[Stage(6)]
public sealed class HiddenRefusals
{
    private static readonly LayerPart[] Dense = [new(LayerKind.Dense, 3)];

    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(1, Group = "dense", Covers = ["initializers"], Case = Case.BadInput, Hint = "refuse", Section = "refusals")]
    public void Shapes()
    {
        int length = Subject.Random.Int(2, 9);
        Part.Of(0.3, "output-shape", () => Assert.That(() => Layers.OutputShape(Dense, [length, 8]), Is.Rejected), "Dense.OutputShape");
        Part.Of(0.3, "parameters-of-images", () => Assert.That(() => Layers.Parameters(Dense, [length, 8]), Is.Rejected), "Dense.Parameters");
        Part.Of(0.2, "glorot-uniform", () => Assert.That(() => Layers.Draw(Filling.GlorotUniform, 1, [2, length], 0, length, TensorKind.Double), Is.Rejected), "Initializers.GlorotUniform");
        Part.Of(0.2, "he-normal", () => Assert.That(() => Layers.Draw(Filling.HeNormal, 1, [2, length], -2, length, TensorKind.Double), Is.Rejected), "Initializers.HeNormal");
    }
}
