using Gradus.Layers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>How weights start: the spread that torch.nn.init gives them, and what it is for.</summary>
public sealed class InitializerTests
{
    private const int Draws = 100_000;

    private static readonly RandomKey Key = new(21);

    private static IEnumerable<TestCaseData> UniformOnes => TorchCase.Fixture.Spreads.SelectMany(s => (TestCaseData[])
    [
        Case("GlorotUniform", Initializers.GlorotUniform, s, s.GlorotUniformBound),
        Case("HeUniform", Initializers.HeUniform, s, s.HeUniformBound),
        Case("PyTorch", Initializers.PyTorch, s, s.PyTorchBound),
        Case("Uniform(0.7)", Initializers.Uniform(0.7), s, 0.7),
    ]);

    private static IEnumerable<TestCaseData> NormalOnes => TorchCase.Fixture.Spreads.SelectMany(s => (TestCaseData[])
    [
        Case("GlorotNormal", Initializers.GlorotNormal, s, s.GlorotDeviation),
        Case("HeNormal", Initializers.HeNormal, s, s.HeDeviation),
        Case("Normal", Initializers.Normal, s, 1),
    ]);

    [TestCaseSource(nameof(UniformOnes))]
    public void A_uniform_start_has_torchs_bound(Initializer initializer, Fan fan, double bound)
    {
        double[] drawn = Drawn(initializer, fan);
        Assert.Multiple(() =>
        {
            Assert.That(drawn.Max(Math.Abs), Is.LessThanOrEqualTo(bound).And.GreaterThan(0.999 * bound));
            // Deviations of the mean, b/√(3n), and of the variance, b²/3·√(0.8/n).
            Assert.That(drawn.Average(), Is.EqualTo(0).Within(5 * bound / Math.Sqrt(3 * Draws)));
            Assert.That(drawn.Average(d => d * d), Is.EqualTo(bound * bound / 3).Within(5 * bound * bound / 3 * Math.Sqrt(0.8 / Draws)));
        });
    }

    [TestCaseSource(nameof(NormalOnes))]
    public void A_normal_start_has_torchs_deviation(Initializer initializer, Fan fan, double deviation)
    {
        double[] drawn = Drawn(initializer, fan);
        double variance = deviation * deviation;
        Assert.Multiple(() =>
        {
            Assert.That(drawn.Average(), Is.EqualTo(0).Within(5 * deviation / Math.Sqrt(Draws)));
            Assert.That(drawn.Average(d => d * d), Is.EqualTo(variance).Within(5 * variance * Math.Sqrt(2.0 / Draws)));
            // Three of the deviations that the fourth moment of normal numbers has: uniform ones would have 1.8.
            Assert.That(drawn.Average(d => d * d * d * d) / (variance * variance), Is.EqualTo(3).Within(5 * Math.Sqrt(96.0 / Draws)));
        });
    }

    [Test]
    public void Equal_keys_give_equal_numbers_in_both_types([Values(DType.Float32, DType.Float64)] DType dtype)
    {
        foreach (Initializer initializer in (Initializer[])[Initializers.Normal, Initializers.GlorotUniform, Initializers.GlorotNormal, Initializers.HeUniform, Initializers.HeNormal, Initializers.PyTorch])
        {
            Tensor one = initializer(Key, [3, 2], new Fan(3, 2), dtype), same = initializer(Key, [3, 2], new Fan(3, 2), dtype), other = initializer(Key.Fold(1), [3, 2], new Fan(3, 2), dtype);
            Assert.That(one.Type, Is.EqualTo(new TensorType(dtype, [3, 2])));
            Assert.That(same.ToString(), Is.EqualTo(one.ToString()));
            Assert.That(other.ToString(), Is.Not.EqualTo(one.ToString()));
            Assert.That(initializer(Key, [0, 2], new Fan(3, 2), dtype).Shape, Is.EqualTo(Shape.Create(0, 2)));
        }
    }

    [Test]
    public void A_network_draws_each_parameter_from_a_key_of_its_own()
    {
        var network = new Sequential(Dense(4, Relu), Dense(4, weights: Initializers.HeNormal, bias: Initializers.Normal));
        var w = network.Initialize(Key, [4], DType.Float64);
        Assert.Multiple(() =>
        {
            Assert.That(w.Select(t => t.Type.ToString()), Is.EqualTo(new[] { "float64 [4, 4]", "float64 [4]", "float64 [4, 4]", "float64 [4]" }));
            Assert.That(w[0].ToArray<double>(), Is.EqualTo(Initializers.GlorotUniform(Key.Fold(0), [4, 4], new Fan(4, 4), DType.Float64).ToArray<double>()), "the default");
            Assert.That(w[1].ToArray<double>(), Has.All.EqualTo(0), "biases start at 0");
            Assert.That(w[2].ToArray<double>(), Is.EqualTo(Initializers.HeNormal(Key.Fold(2), [4, 4], new Fan(4, 4), DType.Float64).ToArray<double>()));
            Assert.That(w[3].ToArray<double>(), Is.EqualTo(Initializers.Normal(Key.Fold(3), [4], new Fan(4, 4), DType.Float64).ToArray<double>()));
        });
    }

    [Test(Description = "What the spread is for: behind 20 layers with ReLU a signal has its size with He's start, is nearly gone with Glorot's, and huge with N(0, 1)")]
    public void He_keeps_the_size_of_signals_behind_ReLU()
    {
        double Size(Initializer start)
        {
            var network = new Sequential([.. Enumerable.Range(0, 20).Select(_ => Dense(256, Relu, start))]);
            return network.Apply(network.Initialize(Key, [256]), Key.Fold(77).Normal([32, 256])).Norm().Item() / Math.Sqrt(32 * 256);
        }
        Assert.That(Size(Initializers.HeNormal), Is.InRange(0.3, 3));
        Assert.That(Size(Initializers.HeUniform), Is.InRange(0.3, 3));
        Assert.That(Size(Initializers.GlorotUniform), Is.LessThan(0.01));
        Assert.That(Size(Initializers.Normal), Is.GreaterThan(1e15));
    }

    private static double[] Drawn(Initializer initializer, Fan fan)
    {
        var drawn = initializer(Key, [Draws], fan, DType.Float64);
        Assert.That(drawn.Type, Is.EqualTo(new TensorType(DType.Float64, [Draws])));
        return drawn.ToArray<double>();
    }

    private static TestCaseData Case(string name, Initializer initializer, TorchSpread s, double expected) => new TestCaseData(initializer, new Fan(s.In, s.Out), expected).SetArgDisplayNames(name, $"{s.In} in", $"{s.Out} out");
}
