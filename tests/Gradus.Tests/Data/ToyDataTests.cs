using Gradus.Data;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Data;

/// <summary>Points in the plane: without noise they lie where the drawing says.</summary>
public sealed class ToyDataTests
{
    private static readonly RandomKey Key = new(5);

    private static IEnumerable<TestCaseData> Kinds =>
    [
        Kind("moons", ToyData.Moons, 2, (c, x, y) => c == 0 ? (x * x) + (y * y) - 1 : ((1 - x) * (1 - x)) + ((0.5 - y) * (0.5 - y)) - 1),
        Kind("circles", ToyData.Circles, 2, (c, x, y) => Math.Sqrt((x * x) + (y * y)) - (c == 0 ? 1 : 0.5)),
        Kind("spirals", ToyData.Spirals, 2, (c, x, y) =>
        {
            double radius = Math.Sqrt((x * x) + (y * y)), angle = Math.PI * ((3 * (radius - 0.1) / 0.9) + c);
            return Math.Sqrt(Math.Pow(x - (radius * Math.Cos(angle)), 2) + Math.Pow(y - (radius * Math.Sin(angle)), 2));
        }),
        Kind("blobs", ToyData.Blobs, 3, (c, x, y) => Math.Abs(x - (2 * Math.Cos(Math.PI * (0.5 + (c * 2 / 3.0))))) + Math.Abs(y - (2 * Math.Sin(Math.PI * (0.5 + (c * 2 / 3.0)))))),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void Without_noise_points_lie_on_the_curve_of_their_class(Func<int, double, RandomKey, (Tensor, int[])> make, int classes, Func<int, double, double, double> distance)
    {
        var (x, labels) = make(101, 0, Key);
        Assert.That(x.Type, Is.EqualTo(new TensorType(DType.Float32, [101, 2])));
        Assert.That(labels, Is.EqualTo(Enumerable.Range(0, 101).Select(i => i % classes)));
        float[] points = x.ToArray<float>();
        for (int i = 0; i < 101; i++) Assert.That(distance(labels[i], points[2 * i], points[(2 * i) + 1]), Is.Zero.Within(2e-6), $"row {i}");
    }

    private static IEnumerable<TestCaseData> Makers => Kinds.Select(kind => new TestCaseData(kind.Arguments[0]).SetArgDisplayNames(kind.ArgDisplayNames!));

    [TestCaseSource(nameof(Makers))]
    public void Noise_has_the_deviation_asked_for(Func<int, double, RandomKey, (Tensor, int[])> make)
    {
        var (exact, _) = make(6000, 0, Key);
        var (noisy, _) = make(6000, 0.1, Key);
        // 12,000 draws: the error of their deviation is 0.1/√24,000 = 0.00065.
        Assert.That((noisy - exact).StandardDeviation().Item(), Is.EqualTo(0.1).Within(5 * 0.00065));
        Assert.That(Tensor.AllClose(noisy, make(6000, 0.1, Key).Item1), Is.True, "the same key");
        Assert.That(Tensor.AllClose(noisy, make(6000, 0.1, new RandomKey(6)).Item1), Is.False, "another key");
    }

    [Test]
    public void Curves_have_both_their_ends_and_circles_no_point_twice()
    {
        float[] moons = ToyData.Moons(10, 0, Key).X.ToArray<float>(), circles = ToyData.Circles(8, 0, Key).X.ToArray<float>();
        Assert.That(moons[..4], Is.EqualTo(new float[] { 1, 0, 0, 0.5f }).Within(1e-6));
        Assert.That(moons[16..], Is.EqualTo(new float[] { -1, 0, 2, 0.5f }).Within(1e-6));
        Assert.That(circles.Chunk(4).Select(four => (Math.Round(four[0]), Math.Round(four[1]))), Is.EqualTo(new[] { (1.0, 0.0), (0, 1), (-1, 0), (0, -1) }));
    }

    [TestCase(1, 0.1, "n")]
    [TestCase(2, -0.1, "noise")]
    [TestCase(2, double.NaN, "noise")]
    [TestCase(2, double.PositiveInfinity, "noise")]
    public void Bad_input_is_named(int n, double noise, string argument) =>
        Assert.That(() => ToyData.Moons(n, noise, Key), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(argument));

    private static TestCaseData Kind(string name, Func<int, double, RandomKey, (Tensor, int[])> make, int classes, Func<int, double, double, double> distance) =>
        new TestCaseData(make, classes, distance).SetArgDisplayNames(name);
}
