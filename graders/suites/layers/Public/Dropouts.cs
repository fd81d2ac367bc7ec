namespace Gradus.Suites.Layers.Public;

/// <summary>Dropout. No check depends on which numbers a key drops.</summary>
[Stage(2)]
public sealed class Dropouts
{
    private const int Rows = 60, Columns = 50;

    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(1.5, Group = "dropout", Hint = "evaluation", Section = "dropout", Place = "Dropout.Compute")]
    public void Evaluation()
    {
        var (rate, _) = Subject.Random.Pick(Judging.Rates);
        var x = Judging.Positive(8, 6);
        var got = Layers.Apply(Dropout(rate), [], x, null, TensorKind.Double);
        var judged = Is.CloseTo(x).Mistake("dropout-scaled-at-test", x.Times(1 - rate));
        // Which ones were dropped is the layer's affair; that there are zeros among positive numbers says enough.
        if (got.HasShapeOf(x) && Judging.Zeros(got) > 0) judged = judged.Mistake("dropout-in-evaluation", got);
        Assert.That(got, judged);
    }

    [Check(2.5, Group = "dropout", Hint = "training", Section = "dropout", Place = "Dropout.Compute")]
    public void Training()
    {
        var (rate, factor) = Subject.Random.Pick(Judging.Rates);
        int key = Subject.Random.Int(1, 1000);
        var x = Judging.Positive(Rows, Columns);
        Part.Of(1, "share-of-zeros", () => Assert.That(Judging.Zeros(Trained()), Judging.Share(rate, x.Size).Mistake("dropout-keeps-p", 1 - rate).Mistake("never-drops", 0)));
        Part.Of(1, "kept-numbers", () =>
        {
            var got = Trained();
            Assert.That(got, Is.CloseTo(got.HasShapeOf(x) ? got.Where0(i => x.Values[i] * factor) : x)
                .Mistake("dropout-not-inverted", got.HasShapeOf(x) ? got.Where0(i => x.Values[i]) : x).Mistake("divided-by-the-rate", got.HasShapeOf(x) ? got.Where0(i => x.Values[i] / rate) : x));
        });
        Part.Of(0.5, "rows-apart", () =>
        {
            var got = Trained();
            string[] rows = [.. got.Values.Chunk(Columns).Select(row => string.Concat(row.Select(v => v == 0 ? '0' : '1')))];
            // Two of the rows are equal once in 10⁵ ways of drawing; so one may be.
            Assert.That(rows.Distinct().Count(), Is.CloseTo(Rows).Within(0, 1).Mistake("mask-shared-by-rows", 1));
        });

        Shaped Trained() => Layers.Apply(Dropout(rate), [], x, key, TensorKind.Double);
    }

    [Check(1, Group = "dropout", Hint = "keys", Section = "dropout", Place = "Dropout.Compute")]
    public void Keys()
    {
        int key = Subject.Random.Int(1, 1000);
        var x = Judging.Positive(Rows, Columns);
        Shaped once = Layers.Apply(Dropout(0.5), [], x, key, TensorKind.Double);
        Part.Of(0.5, "equal-keys", () =>
        {
            Assert.That(Judging.Zeros(once), Judging.Share(0.5, x.Size).Mistake("never-drops", 0));
            Assert.That(Layers.Apply(Dropout(0.5), [], x, key, TensorKind.Double), Is.CloseTo(once));
        });
        // Of two independent masks half of the places agree.
        Part.Of(0.5, "other-key", () =>
        {
            Assert.That(Judging.Zeros(once), Judging.Share(0.5, x.Size).Mistake("never-drops", 0));
            Assert.That(Agreement(once, Layers.Apply(Dropout(0.5), [], x, key + 1, TensorKind.Double)), Judging.Share(0.5, x.Size).Mistake("fixed-mask", 1));
        });

        static double Agreement(Shaped one, Shaped other) => one.Values.Zip(other.Values).Count(p => (p.First == 0) == (p.Second == 0)) / (double)one.Size;
    }

    [Check(0.5, Group = "dropout", Requires = ["Training"], Hint = "dropout-gradient", Section = "dropout", Place = "Dropout.Compute")]
    public void Backward()
    {
        var (rate, factor) = Subject.Random.Pick(Judging.Rates);
        int key = Subject.Random.Int(1, 1000);
        Shaped x = Judging.Positive(6, 8), upstream = Judging.Positive(6, 8), dropped = Layers.Apply(Dropout(rate), [], x, key, TensorKind.Double);
        Assert.That(Layers.Backward(Dropout(rate), [], x, upstream, key)[0].OrZeros(x), Is.CloseTo(dropped.Where0(i => upstream.Values[i] * factor))
            .Mistake("gradient-not-masked", upstream).Mistake("gradient-not-scaled", dropped.Where0(i => upstream.Values[i])).Mistake("not-followed", Shaped.Zeros(x.Shape)));
    }

    [Check(0.5, Group = "dropout", Case = Case.Edge, Hint = "rate-zero", Section = "dropout", Place = "Dropout.Compute")]
    public void RateZero()
    {
        var x = Judging.Positive(5, 4);
        Assert.That(Layers.Apply(Dropout(0), [], x, Subject.Random.Int(1, 1000), TensorKind.Double), Is.CloseTo(x).Mistake("everything-dropped", Shaped.Zeros(x.Shape)));
    }

    private static LayerPart[] Dropout(double rate) => [new(LayerKind.Dropout, rate)];
}
