using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Sums of many floats keep the error that is promised: few roundings stand between an element and its sum, wherever the axis stands.</summary>
public sealed class SumTests
{
    private const int Million = 1 << 20;

    private static readonly Tensor Uniform = Device.Cpu.Backend.Random(new(DType.Float32, [Million]), 1, normal: false);
    private static readonly Tensor Normal = Device.Cpu.Backend.Random(new(DType.Float32, [Million]), 2, normal: true);

    private static IEnumerable<TestCaseData> Sums()
    {
        Tensor pairs = Uniform.Reshape(Million / 2, 2);
        yield return new TestCaseData(Uniform, Array.Empty<int>()).SetArgDisplayNames("all of a vector");
        yield return new TestCaseData(Normal, Array.Empty<int>()).SetArgDisplayNames("all of a vector of both signs");
        yield return new TestCaseData(Tensor.Full([Million], 0.1), Array.Empty<int>()).SetArgDisplayNames("one element that stands for a million");
        yield return new TestCaseData(pairs, new[] { 0 }).SetArgDisplayNames("long columns");
        yield return new TestCaseData(pairs.T, new[] { 1 }).SetArgDisplayNames("long rows, transposed");
        yield return new TestCaseData(Uniform.Reshape(1024, 1024), new[] { 0 }).SetArgDisplayNames("a square's columns");
        yield return new TestCaseData(Uniform.Reshape(1024, 1024), new[] { 1 }).SetArgDisplayNames("a square's rows");
        yield return new TestCaseData(Uniform.Reshape(64, 4, 4096), new[] { 0, 2 }).SetArgDisplayNames("axes around one that is kept");
        yield return new TestCaseData(Uniform.Reshape(64, 4, 64, 64), new[] { 1, 3 }).SetArgDisplayNames("every other axis");
    }

    [TestCaseSource(nameof(Sums))]
    public void Float32_sums_are_within_32_roundings(Tensor x, int[] axes)
    {
        double[] sums = x.Sum(axes).To(DType.Float64).ToArray<double>();
        double[] exact = x.To(DType.Float64).Sum(axes).ToArray<double>(), sizes = Tensor.Abs(x).To(DType.Float64).Sum(axes).ToArray<double>();
        Assert.That(sums.Zip(exact, (sum, right) => Math.Abs(sum - right)).Zip(sizes, (error, size) => error / size), Is.Not.Empty.And.All.InRange(0.0, 32 / Math.Pow(2, 24)));
    }

    [Test]
    public void Sums_of_many_equal_numbers_do_not_drift() =>
        Assert.That(Tensor.Full([Million], 0.1).Concrete.Contiguous().Sum().Item(), Is.EqualTo(Million * (double)0.1f).Within(3e-5).Percent);

    [Test]
    public void Sums_of_every_length_are_exact_when_they_can_be()
    {
        for (int length = 1; length <= 300; length++)
        {
            Assert.That(Tensor.Range(length, DType.Float32).Sum().Item(), Is.EqualTo(length * (length - 1) / 2), $"{length} floats");
            Assert.That(Tensor.Range(length, DType.Float64).Sum().Item(), Is.EqualTo(length * (length - 1) / 2), $"{length} doubles");
            Assert.That(Tensor.Range(length).Sum().Item(), Is.EqualTo(length * (length - 1) / 2), $"{length} integers");
            Assert.That(Tensor.Range(length, DType.Float32).Max().Item(), Is.EqualTo(length - 1));
        }
    }
}
