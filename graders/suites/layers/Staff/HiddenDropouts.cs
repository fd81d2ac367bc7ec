namespace Gradus.Suites.Layers.Staff;

/// <summary>Dropout at other rates, of other shapes and types.</summary>
[Stage(2)]
public sealed class HiddenDropouts
{
    private const double Rate = 0.75, Factor = 4;

    private static readonly LayerPart[] Layer = [new(LayerKind.Dropout, Rate)];

    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(2.5, Group = "dropout", Hint = "training", Section = "dropout", Place = "Dropout.Compute")]
    public void Training()
    {
        int key = Subject.Random.Int(1, 1000);
        var x = Judging.Positive(30, 8, 10);
        Part.Of(0.8, "share-of-zeros", () => Assert.That(Judging.Zeros(Trained()), Judging.Share(Rate, x.Size).Mistake("dropout-keeps-p", 1 - Rate).Mistake("never-drops", 0)));
        Part.Of(0.8, "kept-numbers", () => Judge(Trained(), x));
        // The mean of x·mask·4 has the variance 3·x² in each place.
        Part.Of(0.4, "same-mean", () => Assert.That(Trained().Values.Average(), Is.CloseTo(x.Values.Average()).Within(0, 5 * Math.Sqrt(3 * x.Values.Average(v => v * v) / x.Size))));
        Part.Of(0.5, "columns-apart", () =>
        {
            string[] images = [.. Trained().Values.Chunk(10).Select(row => string.Concat(row.Select(v => v == 0 ? '0' : '1')))];
            Assert.That(images.Distinct().Count() > 30, Is.Exactly(true));
        });

        Shaped Trained() => Layers.Apply(Layer, [], x, key, TensorKind.Double);
    }

    [Check(1.5, Group = "dropout", Case = Case.Edge, Hint = "limits", Section = "dropout", Place = "Dropout.Compute")]
    public void Limits()
    {
        int key = Subject.Random.Int(1, 1000);
        var x = Judging.Positive(12, 20);
        Part.Of(0.5, "single-precision", () => Judge(Layers.Apply(Layer, [], x, key, TensorKind.Single), x));
        Part.Of(0.5, "inside-vmap", () => Judge(Layers.Apply(Layer, [], x, key, TensorKind.InVmap), x));
        Part.Of(0.25, "no-rows", () => Assert.That(Layers.Apply(Layer, [], Shaped.Zeros(0, 5), key, TensorKind.Double), Is.CloseTo(Shaped.Zeros(0, 5))));
        Part.Of(0.25, "negative-numbers", () => Judge(Layers.Apply(Layer, [], x.Times(-1), key, TensorKind.Double), x.Times(-1)));
    }

    /// <summary>Zeros and kept numbers, some of each.</summary>
    private static void Judge(Shaped got, Shaped x)
    {
        Assert.That(Judging.Zeros(got), Judging.Share(Rate, x.Size).Mistake("dropout-keeps-p", 1 - Rate).Mistake("never-drops", 0));
        Assert.That(got, Is.CloseTo(got.HasShapeOf(x) ? got.Where0(i => x.Values[i] * Factor) : x).Within(2e-6)
            .Mistake("dropout-not-inverted", got.HasShapeOf(x) ? got.Where0(i => x.Values[i]) : x).Mistake("divided-by-the-rate", got.HasShapeOf(x) ? got.Where0(i => x.Values[i] / Rate) : x));
    }
}
