using System.Globalization;
using System.Text.Json;
using Gradus.Tensors;
using Gradus.Tests.Tensors.Primitives;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Random numbers are a function of the key: the words Random123 publishes, and numbers made of them as documented.</summary>
public sealed class RandomTests
{
    private static readonly JsonElement Fixture = TensorFixture.Read("Kernels", "random.json");

    private static IEnumerable<JsonElement> Known => Fixture.GetProperty("known").EnumerateArray();

    private static IEnumerable<TestCaseData> Keys => Fixture.GetProperty("cases").EnumerateArray().Select(item => new TestCaseData(item).SetArgDisplayNames("key " + item.GetProperty("key").GetString()));

    [TestCaseSource(nameof(Known))]
    public void Philox_gives_the_known_answers_of_Random123(JsonElement known)
    {
        var (first, second, third, fourth) = Philox.Block(Number(known, "key"), Number(known, "counter"), Number(known, "stream"));
        Assert.That(new[] { first, second, third, fourth }, Is.EqualTo(known.GetProperty("words").EnumerateArray().Select(word => word.GetUInt32())));
    }

    [TestCaseSource(nameof(Keys))]
    public void Bits_are_the_words_of_the_counters(JsonElement item) =>
        Assert.That(Sample(item, DType.Int32, 40).ToArray<int>(), Is.EqualTo(item.GetProperty("words").EnumerateArray().Select(word => (int)word.GetUInt32())));

    [TestCaseSource(nameof(Keys))]
    public void Uniform_numbers_are_exact(JsonElement item)
    {
        Assert.That(Sample(item, DType.Float32, 40).To(DType.Float64).ToArray<double>(), Is.EqualTo(Doubles(item, "uniform32")));
        Assert.That(Sample(item, DType.Float64, 20).ToArray<double>(), Is.EqualTo(Doubles(item, "uniform64")));
    }

    [TestCaseSource(nameof(Keys))]
    public void Normal_numbers_are_quantiles(JsonElement item)
    {
        Assert.That(Sample(item, DType.Float32, 40, normal: true).To(DType.Float64).ToArray<double>(), Is.EqualTo(Doubles(item, "normal32")));
        Assert.That(Sample(item, DType.Float64, 20, normal: true).ToArray<double>(), Is.EqualTo(Doubles(item, "normal64")).Within(1e-13).Percent);
    }

    [Test]
    public void Normal_quantiles_have_a_relative_error_below_1e15_into_the_farthest_tails()
    {
        var errors = Fixture.GetProperty("quantiles").EnumerateArray().Select(item =>
            Math.Abs((RandomNumbers.Normal(item.GetProperty("low").GetUInt32(), item.GetProperty("high").GetUInt32()) / item.GetProperty("z").GetDouble()) - 1));
        Assert.That(errors, Is.Not.Empty.And.All.InRange(0.0, 1e-15)); // NaN is in no range
    }

    [Test]
    public void Longer_and_shaped_samples_start_alike()
    {
        var backend = Device.Cpu.Backend;
        var ten = backend.Random(new(DType.Float32, [10]), 7, normal: true).ToArray<float>();
        Assert.That(backend.Random(new(DType.Float32, [3, 3]), 7, normal: true).ToArray<float>(), Is.EqualTo(ten[..9]));
        Assert.That(backend.Random(new(DType.Float32, [0, 3]), 7, normal: true).ToArray<float>(), Is.Empty);
    }

    [TestCase(DType.Bool, false)]
    [TestCase(DType.Int32, true)]
    public void Other_types_are_refused(DType dtype, bool normal) =>
        Assert.That(() => Device.Cpu.Backend.Random(new(dtype, [2, 3]), 0, normal), Throws.ArgumentException.With.Message.Contains($"{dtype.Name()} [2, 3]"));

    private static Tensor Sample(JsonElement item, DType dtype, int count, bool normal = false) => Device.Cpu.Backend.Random(new(dtype, [count]), Number(item, "key"), normal);

    private static ulong Number(JsonElement item, string name) => ulong.Parse(item.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static double[] Doubles(JsonElement item, string name) => [.. item.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
