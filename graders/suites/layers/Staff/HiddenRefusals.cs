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
        Part.Of(0.1, "glorot-uniform", () => NoFan(Filling.GlorotUniform), "Initializers.GlorotUniform");
        Part.Of(0.1, "glorot-normal", () => NoFan(Filling.GlorotNormal), "Initializers.GlorotNormal");
        Part.Of(0.1, "he-uniform", () => NoFan(Filling.HeUniform), "Initializers.HeUniform");
        Part.Of(0.1, "he-normal", () => NoFan(Filling.HeNormal), "Initializers.HeNormal");

        // A negative fan would be refused by the key: its root is no number. With these the formulas go through.
        void NoFan(Filling filling)
        {
            Assert.That(() => Layers.Draw(filling, 1, [2, length], 0, length, TensorKind.Double), Is.Rejected);
            Assert.That(() => Layers.Draw(filling, 1, [2, length], length, 0, TensorKind.Double), Is.Rejected);
        }
    }
}
