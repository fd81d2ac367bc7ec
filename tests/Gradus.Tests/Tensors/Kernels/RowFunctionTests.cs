using Gradus.Tensors;
using Gradus.Tests.Tensors.Devices;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Log-sum-exp, softmax and cross-entropy of rows give what their compositions give, which other devices use.</summary>
public sealed class RowFunctionTests
{
    private static readonly double Infinity = double.PositiveInfinity;

    [Test]
    public void Rows_are_as_composed([Values(DType.Float32, DType.Float64)] DType dtype, [Values(1, 3, 10, 16, 17, 100, 1000)] int columns)
    {
        var x = (Device.Cpu.Backend.Random(new(DType.Float64, [13, columns]), 5, normal: true) * 20).To(dtype);
        var labels = Tensor.FromSpan<int>([.. Enumerable.Range(0, 13).Select(i => i * 7 % columns)], [13]);
        foreach (var view in new[] { x, x.T.Concrete.Contiguous().T, x + 1e4, x - 1e4 }) Compare(view, labels, dtype == DType.Float32 ? 2e-6 : 1e-13);
    }

    [Test]
    public void Infinite_and_absent_numbers_are_as_composed([Values(DType.Float32, DType.Float64)] DType dtype, [Values(3, 20)] int columns)
    {
        double[][] rows = [[-Infinity, -Infinity, -Infinity], [-Infinity, 0, -Infinity], [Infinity, 0, 1], [Infinity, -Infinity, Infinity], [double.NaN, 1, 2], [1, 2, double.NaN], [-0.0, 0.0, -0.0]];
        double[] all = [.. rows.SelectMany(row => Enumerable.Range(0, columns).Select(i => row[i % 3]))];
        Compare(Tensor.FromSpan<double>(all, [rows.Length, columns]).To(dtype), Tensor.Range(rows.Length) * 0, 1e-6);
    }

    [Test]
    public void Stacks_of_rows_and_nothing_keep_their_shapes()
    {
        var x = Tensor.Range(24, DType.Float32).Reshape(2, 3, 4).Concrete;
        Assert.That(Device.Cpu.Backend.LogSumExp(x).Shape, Is.EqualTo(Shape.Create(2, 3)));
        Assert.That(Device.Cpu.Backend.Softmax(x).Shape, Is.EqualTo(x.Shape));
        var nothing = Tensor.Zeros([0, 4]).Concrete;
        Assert.That(Device.Cpu.Backend.LogSumExp(nothing).Size, Is.Zero);
        Assert.That(Device.Cpu.Backend.Softmax(nothing).Shape, Is.EqualTo(Shape.Create(0, 4)));
        Assert.That(Device.Cpu.Backend.LogSumExp(Tensor.Zeros([2, 0]).Concrete).ToArray<float>(), Is.All.EqualTo(float.NegativeInfinity));
    }

    // In float32, 2000 + ln(1 + e⁻¹⁰) is 2000: what is left of the difference to 2000 must not come from there.
    [TestCase(2000, 1990, 0)]
    [TestCase(2000, 1990, 1)]
    [TestCase(-30000, -30004, 0)]
    [TestCase(1e6, 1e6 - 2, 0)]
    public void Cross_entropy_of_large_logits_keeps_its_digits(double first, double second, int label)
    {
        Tensor x = Tensor.Of([[first, second]]).To(DType.Float32), labels = Tensor.Of(new[] { label });
        double exact = Math.Log(1 + Math.Exp(second - first)) - (label == 0 ? 0 : second - first);
        double own = (double)Device.Cpu.Backend.CrossEntropy(x.Concrete, labels.Concrete).To(DType.Float64)[0];
        var far = RemoteDevice.Instance;
        double composed = (double)((Tensor)far.Backend.CrossEntropy(x.To(far).Concrete, labels.To(far).Concrete)).To(Device.Cpu).To(DType.Float64)[0];
        Assert.That(own, Is.EqualTo(exact).Within(1.2e-7 * Math.Max(1, exact)));
        Assert.That(composed, Is.EqualTo(exact).Within(1.2e-7 * Math.Max(1, exact)));
    }

    [TestCase(-1)]
    [TestCase(4)]
    public void A_label_that_is_no_class_is_refused(int label)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Device.Cpu.Backend.CrossEntropy(Tensor.Zeros([2, 4]).Concrete, Tensor.Of(0, label).Concrete));
        Assert.That(refusal!.Message, Does.Contain($"{label}").And.Contain("0 to 3"));
    }

    private static void Compare(Tensor x, Tensor labels, double tolerance)
    {
        // The composed ones, on a device that has no others.
        Backend composed = RemoteDevice.Instance.Backend, own = Device.Cpu.Backend;
        DenseTensor far = x.To(RemoteDevice.Instance).Concrete, places = labels.To(RemoteDevice.Instance).Concrete, near = x.Concrete;
        Same(own.LogSumExp(near), composed.LogSumExp(far), tolerance);
        Same(own.Softmax(near), composed.Softmax(far), tolerance);
        Same(own.CrossEntropy(near, labels.Concrete), composed.CrossEntropy(far, places), tolerance);
    }

    private static void Same(Tensor own, Tensor composed, double tolerance)
    {
        double[] found = own.To(DType.Float64).ToArray<double>(), expected = composed.To(Device.Cpu).To(DType.Float64).ToArray<double>();
        Assert.That(found, Has.Length.EqualTo(expected.Length));
        for (int i = 0; i < found.Length; i++)
        {
            bool same = double.IsNaN(expected[i]) ? double.IsNaN(found[i]) : found[i] == expected[i] || Math.Abs(found[i] - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]));
            Assert.That(same, $"element {i}: {found[i]} instead of {expected[i]}");
        }
    }
}
