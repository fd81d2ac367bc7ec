namespace Gradus.Suites.Layers.Public;

/// <summary>Examples' numbers in a row.</summary>
[Stage(3)]
public sealed class Flattens
{
    private static readonly LayerPart[] Layer = [new(LayerKind.Flatten)];

    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(2.5, Group = "flatten", Hint = "flatten", Section = "flatten", Place = "Flatten.Compute")]
    public void Forward()
    {
        Part.Of(1, "images", () => Judge(Judging.Positive(4, 3, 5), [4, 15]));
        Part.Of(1, "images-with-channels", () => Judge(Judging.Positive(3, 2, 4, 3), [3, 24]));
        Part.Of(0.5, "features", () => Judge(Judging.Positive(5, 7), [5, 7]));

        static void Judge(Shaped x, int[] shape)
        {
            int size = x.Size / x.Shape[0];
            Assert.That(Layers.Apply(Layer, [], x, null, TensorKind.Double), Is.CloseTo(new Shaped(x.Values, shape)).Mistake("batch-flattened-too", new Shaped(x.Values, [x.Size]))
                .Mistake("columns-first", new Shaped([.. x.Values.Chunk(size).SelectMany(example => FromBehind(example, x.Shape[1..]))], shape)));
        }
    }

    [Check(1.5, Group = "flatten", Hint = "flatten-shape", Section = "flatten", Place = "Flatten.OutputShape")]
    public void Shapes()
    {
        int rows = Subject.Random.Int(3, 7), columns = rows + Subject.Random.Int(1, 4);
        // Of two axes some mistakes look alike.
        Part.Of(0.5, "images-with-channels", () => Assert.That(Layers.OutputShape(Layer, [3, rows, columns]), Is.Exactly(new[] { 3 * rows * columns })
            .Mistake("output-shape-of-batch", new[] { 3, rows * columns }).Mistake("output-shape-of-input", new[] { 3, rows, columns })));
        Part.Of(0.5, "images", () => Assert.That(Layers.OutputShape(Layer, [rows, columns]), Is.Exactly(new[] { rows * columns })));
        Part.Of(0.5, "features", () => Assert.That(Layers.OutputShape(Layer, [rows]), Is.Exactly(new[] { rows })));
    }

    /// <summary>An example's numbers with the first axis running fastest.</summary>
    private static IEnumerable<double> FromBehind(double[] example, int[] shape)
    {
        var of = new Shaped(example, shape);
        var turned = Shaped.Zeros([.. shape.Reverse()]);
        return Enumerable.Range(0, of.Size).Select(i => of[[.. turned.IndexOf(i).Reverse()]]);
    }
}
