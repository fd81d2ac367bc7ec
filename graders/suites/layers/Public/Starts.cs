namespace Gradus.Suites.Layers.Public;

/// <summary>How weights start: 48,000 draws for a layer of 400 inputs and 120 outputs. No check depends on which numbers a key gives.</summary>
[Stage(5)]
public sealed class Starts
{
    // 5 deviations of the sample deviation, relative: √(1/2n) of normal numbers, less of uniform ones.
    private const double SampleError = 0.018;

    private static readonly SpreadCase Row = Oracle.Spreads[0];

    private static ILayers Layers => Subject.Of<ILayers>();

    [Check(3, Group = "initializers", Hint = "spread", Section = "initializers")]
    public void Spread()
    {
        Part.Of(0.4, "normal", () => Assert.That(Of(Filling.Normal), Is.CloseTo(1).Within(SampleError)), "Initializers.Normal");
        Part.Of(0.65, "glorot-uniform", () => Judge(Filling.GlorotUniform, Row.Glorot), "Initializers.GlorotUniform");
        Part.Of(0.65, "glorot-normal", () => Judge(Filling.GlorotNormal, Row.Glorot), "Initializers.GlorotNormal");
        Part.Of(0.65, "he-uniform", () => Judge(Filling.HeUniform, Row.He), "Initializers.HeUniform");
        Part.Of(0.65, "he-normal", () => Judge(Filling.HeNormal, Row.He), "Initializers.HeNormal");

        static void Judge(Filling filling, double right)
        {
            var judged = Is.CloseTo(right).Within(SampleError).Mistake("variance-for-deviation", right * right).Mistake("root-3-forgotten", right / Math.Sqrt(3)).Mistake("standard-normal", 1);
            Assert.That(Of(filling), right == Row.He ? judged.Mistake("start-fans-exchanged", Row.HeOfOut).Mistake("glorot-for-he", Row.Glorot) : judged.Mistake("he-for-glorot", Row.He));
        }

        static double Of(Filling filling) => Judging.Deviation(Draw(filling, Subject.Random.Int(1, 1000)));
    }

    [Check(1, Group = "initializers", Hint = "distribution", Section = "initializers")]
    public void Distribution()
    {
        // Within one deviation lie 58 % of uniform numbers and 68 % of normal ones.
        Part.Of(0.25, "glorot-uniform", () => Judge(Filling.GlorotUniform, 0.57735, 0.68269, "normal-for-uniform"), "Initializers.GlorotUniform");
        Part.Of(0.25, "he-uniform", () => Judge(Filling.HeUniform, 0.57735, 0.68269, "normal-for-uniform"), "Initializers.HeUniform");
        Part.Of(0.25, "glorot-normal", () => Judge(Filling.GlorotNormal, 0.68269, 0.57735, "uniform-for-normal"), "Initializers.GlorotNormal");
        Part.Of(0.25, "he-normal", () => Judge(Filling.HeNormal, 0.68269, 0.57735, "uniform-for-normal"), "Initializers.HeNormal");

        static void Judge(Filling filling, double right, double other, string mistake)
        {
            var drawn = Draw(filling, Subject.Random.Int(1, 1000));
            double deviation = Judging.Deviation(drawn), mean = drawn.Values.Average() / deviation;
            Assert.That(mean, Is.CloseTo(0).Within(0, 5 / Math.Sqrt(drawn.Size)));
            Assert.That(drawn.Values.Count(v => Math.Abs(v) < deviation) / (double)drawn.Size, Judging.Share(right, drawn.Size).Mistake(mistake, other));
        }
    }

    [Check(1, Group = "initializers", Hint = "start-keys", Section = "initializers")]
    public void Keys()
    {
        int key = Subject.Random.Int(1, 1000);
        foreach (var filling in Enum.GetValues<Filling>())
        {
            Part.Of(0.2, "keys", () =>
            {
                Shaped once = Draw(filling, key), other = Draw(filling, key + 1);
                Assert.That(Draw(filling, key), Is.CloseTo(once));
                Assert.That(Judging.Equal(once, other) / (double)once.Size, Is.CloseTo(0).Within(0, 0.01).Mistake("start-key-ignored", 1));
                Assert.That(once.Values.Distinct().Count() / (double)once.Size, Is.CloseTo(1).Within(0, 0.2).Mistake("one-number-for-all", 1.0 / once.Size));
            });
        }
    }

    private static Shaped Draw(Filling filling, int key) => Layers.Draw(filling, key, [Row.In, Row.Out], Row.In, Row.Out, TensorKind.Double);
}
