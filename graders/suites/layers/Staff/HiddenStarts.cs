namespace Gradus.Suites.Layers.Staff;

/// <summary>Starts of a layer with more outputs than inputs, and at limits.</summary>
[Stage(5)]
public sealed class HiddenStarts
{
    private static readonly SpreadCase Row = Oracle.Spreads[0];

    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(2, Group = "initializers", Hint = "spread", Section = "initializers")]
    public void Spread()
    {
        Part.Of(0.4, "normal", () => Judge(Filling.Normal, 1), "Initializers.Normal");
        Part.Of(0.4, "glorot-uniform", () => Judge(Filling.GlorotUniform, Row.Glorot), "Initializers.GlorotUniform");
        Part.Of(0.4, "glorot-normal", () => Judge(Filling.GlorotNormal, Row.Glorot), "Initializers.GlorotNormal");
        Part.Of(0.4, "he-uniform", () => Judge(Filling.HeUniform, Row.He), "Initializers.HeUniform");
        Part.Of(0.4, "he-normal", () => Judge(Filling.HeNormal, Row.He), "Initializers.HeNormal");

        static void Judge(Filling filling, double right)
        {
            var judged = Is.CloseTo(right).Within(0.017);
            if (right != 1) judged = judged.Mistake("variance-for-deviation", right * right).Mistake("root-3-forgotten", right / Math.Sqrt(3)).Mistake("standard-normal", 1);
            if (right == Row.He) judged = judged.Mistake("start-fans-exchanged", Row.HeOfOut).Mistake("glorot-for-he", Row.Glorot);
            if (right == Row.Glorot) judged = judged.Mistake("he-for-glorot", Row.He);
            // The fan says how many inputs and outputs there are, not the shape.
            Assert.That(Judging.Deviation(Layers.Draw(filling, Subject.Random.Int(1, 1000), [45_000], Row.In, Row.Out, TensorKind.Double)), judged);
        }
    }

    [Check(1, Group = "initializers", Case = Case.Edge, Hint = "limits", Section = "initializers")]
    public void Limits()
    {
        Part.Of(0.2, "normal", () => Judge(Filling.Normal, 8), "Initializers.Normal");
        Part.Of(0.2, "glorot-uniform", () => Judge(Filling.GlorotUniform, Row.GlorotBound), "Initializers.GlorotUniform");
        Part.Of(0.2, "glorot-normal", () => Judge(Filling.GlorotNormal, 8 * Row.Glorot), "Initializers.GlorotNormal");
        Part.Of(0.2, "he-uniform", () => Judge(Filling.HeUniform, Row.HeBound), "Initializers.HeUniform");
        Part.Of(0.2, "he-normal", () => Judge(Filling.HeNormal, 8 * Row.He), "Initializers.HeNormal");

        static void Judge(Filling filling, double bound)
        {
            int key = Subject.Random.Int(1, 1000);
            Assert.That(Layers.Draw(filling, key, [0, 7], Row.In, Row.Out, TensorKind.Double), Is.CloseTo(Shaped.Zeros(0, 7)));
            var single = Layers.Draw(filling, key, [30, 20], Row.In, Row.Out, TensorKind.Single);
            Assert.That(single.Shape, Is.Exactly(new[] { 30, 20 }));
            Assert.That(single.Values.Count(v => Math.Abs(v) <= bound * 1.0000001), Is.Exactly(600));
        }
    }
}
