using System.Globalization;
using System.Text.Json;
using Gradus.Autodiff;
using Gradus.Tensors;
using Gradus.Tests.Tensors.NumPy;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Random;

/// <summary>The same key gives the same numbers everywhere, and they look random.</summary>
/// <remarks>Keys are fixed, so these tests pass always or never. The bounds are those that a right generator misses with the stated probability, had the key been drawn.</remarks>
public sealed class RandomKeyTests
{
    private const int Many = 100_000;

    private static IEnumerable<TestCaseData> Known =>
        NumPyFixture.Read("random_keys.json").EnumerateArray().Select(item => new TestCaseData(item).SetArgDisplayNames("seed " + item.GetProperty("seed").GetRawText()));

    [TestCaseSource(nameof(Known))]
    public void Keys_and_numbers_are_those_of_an_independent_Philox(JsonElement item)
    {
        var key = new RandomKey(item.GetProperty("seed").GetInt32());
        Assert.Multiple(() =>
        {
            Assert.That(key.Split(4).Select(part => part.Value.ToString(CultureInfo.InvariantCulture)), Is.EqualTo(item.GetProperty("split").EnumerateArray().Select(text => text.GetString())));
            foreach (var fold in item.GetProperty("fold").EnumerateObject())
            {
                Assert.That(key.Fold(int.Parse(fold.Name, CultureInfo.InvariantCulture)).Value.ToString(CultureInfo.InvariantCulture), Is.EqualTo(fold.Value.GetString()));
            }
            Expect("uniform32", key.Uniform([2, 5]));
            Expect("uniform64", key.Uniform([10], dtype: DType.Float64));
            Expect("between", key.Uniform([10], -2, 3));
            Expect("bernoulli", key.Bernoulli(0.3, [4, 5]));
            Expect("integers", key.Integers(1, 7, [20]));
            Expect("all integers", key.Integers(int.MinValue, int.MaxValue, [20]));
            Expect("permutation", key.Permutation(12));
        });

        void Expect(string name, Tensor x) => Assert.That(NumPyFixture.Doubles(x), Is.EqualTo(item.GetProperty(name).EnumerateArray().Select(Number)), name);
    }

    [Test]
    public void A_split_key_and_its_parts_are_all_different()
    {
        var key = new RandomKey(1);
        var keys = key.Split(20_000).Concat(Enumerable.Range(0, 20_000).Select(key.Fold)).Append(key).Select(part => part.Value).ToHashSet();
        Assert.That(keys, Has.Count.EqualTo(40_001));
    }

    [Test]
    public void Fewer_parts_are_the_first_of_more() => Assert.That(new RandomKey(5).Split(2), Is.EqualTo(new RandomKey(5).Split(9)[..2]));

    // The mean of n uniforms has the deviation √(1/12n), that of their squares' mean √(4/45n): 5 deviations are missed with the probability 6e-7 each.
    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    public void Uniform_numbers_have_the_moments_of_uniform_numbers(DType dtype)
    {
        var x = NumPyFixture.Doubles(new RandomKey(3).Uniform([Many], dtype: dtype));
        Assert.That(x.Average(), Is.EqualTo(0.5).Within(5 * Math.Sqrt(1.0 / 12 / Many)));
        Assert.That(x.Average(item => item * item), Is.EqualTo(1.0 / 3).Within(5 * Math.Sqrt(4.0 / 45 / Many)));
        Assert.That(x.Min(), Is.GreaterThanOrEqualTo(0).And.LessThan(0.001));
        Assert.That(x.Max(), Is.LessThan(1).And.GreaterThan(0.999));
    }

    // 1 + (1 − 2⁻²⁴) rounds to 2 in float32: one number in 2²⁴ would, and a width that is all rounding shows it at once.
    [TestCase(1.0, 1.0 + 1.2e-7, DType.Float32)]
    [TestCase(16777214.0, 16777216.0, DType.Float32)]
    [TestCase(1.0, 1.0 + 4.5e-16, DType.Float64)]
    [TestCase(-1e-3, 0.0, DType.Float32)]
    public void Uniform_numbers_stay_below_the_upper_bound(double low, double high, DType dtype)
    {
        var x = NumPyFixture.Doubles(new RandomKey(11).Uniform([1000], low, high, dtype));
        double first = dtype == DType.Float32 ? (float)low : low, bound = dtype == DType.Float32 ? (float)high : high;
        Assert.That(x.Max(), Is.LessThan(bound));
        Assert.That(x.Min(), Is.GreaterThanOrEqualTo(first));
    }

    // χ² with 99 degrees of freedom is above 181 with the probability 1e-6.
    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    public void Uniform_numbers_fill_a_hundred_bins_alike(DType dtype) =>
        Assert.That(ChiSquare(NumPyFixture.Doubles(new RandomKey(4).Uniform([Many], dtype: dtype)).Select(item => (int)(item * 100)), 100), Is.LessThan(181));

    // Moments 1 to 4 of a standard normal are 0, 1, 0, 3, with variances 1, 2, 15, 96 of a number's power: 5 deviations each, as above.
    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    public void Normal_numbers_have_the_moments_of_normal_numbers(DType dtype)
    {
        var x = NumPyFixture.Doubles(new RandomKey(6).Normal([Many], mean: 2, deviation: 3, dtype: dtype)).Select(item => (item - 2) / 3).ToArray();
        double[] moments = [0, 1, 0, 3], variances = [1, 2, 15, 96];
        for (int power = 1; power <= 4; power++)
        {
            Assert.That(x.Average(item => Math.Pow(item, power)), Is.EqualTo(moments[power - 1]).Within(5 * Math.Sqrt(variances[power - 1] / Many)), $"moment {power}");
        }
    }

    // As the uniform ones: 5 deviations √(p(1 − p)/n).
    [TestCase(0.0)]
    [TestCase(0.05)]
    [TestCase(0.5)]
    [TestCase(1.0)]
    public void A_mask_holds_as_often_as_its_probability_says(double p) =>
        Assert.That(new RandomKey(7).Bernoulli(p, [Many]).To(DType.Float64).Mean().Item(), Is.EqualTo(p).Within(5 * Math.Sqrt(p * (1 - p) / Many)));

    // χ² with 6 degrees of freedom is above 38.3 with the probability 1e-6.
    [Test]
    public void Integers_come_equally_often()
    {
        var x = new RandomKey(8).Integers(-3, 4, [Many]);
        Assert.That(x.DType, Is.EqualTo(DType.Int32));
        Assert.That(ChiSquare(x.ToArray<int>().Select(item => item + 3), 7), Is.LessThan(38.3));
        Assert.That(new RandomKey(8).Integers(5, 6, [10]).ToArray<int>(), Is.All.EqualTo(5));
    }

    // χ² with 23 degrees of freedom is above 73 with the probability 4e-7.
    [Test]
    public void Permutations_come_equally_often()
    {
        var orders = new RandomKey(9).Split(24_000).Select(key => key.Permutation(4).ToArray<int>()).Select(order => (((order[0] * 4) + order[1]) * 4) + order[2]).ToArray();
        var numbers = orders.Distinct().Order().Select((order, number) => (order, number)).ToDictionary(pair => pair.order, pair => pair.number);
        Assert.That(numbers, Has.Count.EqualTo(24));
        Assert.That(ChiSquare(orders.Select(order => numbers[order]), 24), Is.LessThan(73));
        Assert.That(new RandomKey(9).Permutation(1000).ToArray<int>().Order(), Is.EqualTo(Enumerable.Range(0, 1000)));
    }

    // χ² with 255 degrees of freedom is above 376 with the probability 1e-6: pairs of numbers of two keys fill 16 × 16 boxes alike.
    [TestCase("two parts")]
    [TestCase("a key and its part")]
    [TestCase("two folds")]
    [TestCase("neighbouring seeds")]
    [TestCase("first numbers of neighbouring parts")]
    public void Keys_are_independent(string which)
    {
        var key = new RandomKey(10);
        var (a, b) = which switch
        {
            "two parts" => (key.Split()[0].Uniform([Many]), key.Split()[1].Uniform([Many])),
            "a key and its part" => (key.Uniform([Many]), key.Split()[0].Uniform([Many])),
            "two folds" => (key.Fold(1).Uniform([Many]), key.Fold(2).Uniform([Many])),
            "neighbouring seeds" => (new RandomKey(10).Uniform([Many]), new RandomKey(11).Uniform([Many])),
            _ => Firsts(key.Split(20_001)),
        };
        var boxes = a.ToArray<float>().Zip(b.ToArray<float>(), (x, y) => ((int)(x * 16) * 16) + (int)(y * 16));
        Assert.That(ChiSquare(boxes, 256), Is.LessThan(376));

        static (Tensor, Tensor) Firsts(RandomKey[] keys)
        {
            var first = Tensor.Stack([.. keys.Select(key => key.Uniform([]))]);
            return (first[..^1], first[1..]);
        }
    }

    [Test]
    public void Shuffle_reorders_along_an_axis_and_gradients_go_back()
    {
        var key = new RandomKey(11);
        var x = Tensor.Range(12, DType.Float64).Reshape(3, 4);
        Assert.That(key.Shuffle(x).ToArray<double>(), Is.EqualTo(x[key.Permutation(3)].ToArray<double>()));
        Assert.That(key.Shuffle(x, 1).ToArray<double>(), Is.EqualTo(x[.., key.Permutation(4)].ToArray<double>()));
        Assert.That(Ad.Grad(y => (key.Shuffle(y) * x).Sum())(x).ToArray<double>(), Is.EqualTo(Unshuffled(key, x)));

        static double[] Unshuffled(RandomKey key, Tensor x)
        {
            var rows = new double[3][];
            var order = key.Permutation(3).ToArray<int>();
            for (int i = 0; i < 3; i++) rows[order[i]] = x[i].ToArray<double>();
            return [.. rows.SelectMany(row => row)];
        }
    }

    [Test]
    public void Inside_Vmap_every_example_gets_the_same_numbers()
    {
        var key = new RandomKey(12);
        var noisy = Ad.Vmap(x => x + key.Normal([2]))(Tensor.Zeros([3, 2]));
        Assert.That(noisy.ToArray<float>(), Is.EqualTo(key.Normal([2]).Tile(3, 1).ToArray<float>()));
    }

    [Test]
    public void Keys_are_values() => Assert.That(new RandomKey(42), Is.EqualTo(new RandomKey(42UL)).And.Not.EqualTo(new RandomKey(43)));

    private static double Number(JsonElement item) => item.ValueKind switch { JsonValueKind.True => 1, JsonValueKind.False => 0, _ => item.GetDouble() };

    private static double ChiSquare(IEnumerable<int> bins, int count)
    {
        var hits = new int[count];
        int n = 0;
        foreach (int bin in bins)
        {
            hits[bin]++;
            n++;
        }
        double expected = (double)n / count;
        return hits.Sum(hit => (hit - expected) * (hit - expected) / expected);
    }
}
