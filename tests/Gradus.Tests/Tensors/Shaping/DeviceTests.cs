using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Shaping;

/// <summary>Tensors go from device to device when they are told to, and never by themselves.</summary>
public sealed class DeviceTests
{
    [Test]
    public void A_tensor_on_its_device_stays_as_it_is()
    {
        var x = Of(1f, 2f);
        Assert.That(x.To(Device.Cpu).Concrete.Storage, Is.SameAs(x.Concrete.Storage));
    }

    [TestCase(DType.Bool)]
    [TestCase(DType.Int32)]
    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    public void There_and_back_again(DType dtype)
    {
        var x = Of([[0, 1, 0], [1, 0, 1]]).To(dtype);
        var there = x.T.To(Attic.Instance);
        Assert.That(there.Device, Is.SameAs(Attic.Instance));
        Assert.That(there.Type, Is.EqualTo(new TensorType(dtype, [3, 2])));
        var back = there.To(Device.Cpu);
        Assert.That(back.Device, Is.SameAs(Device.Cpu));
        Assert.That(back.ToString(), Is.EqualTo(x.T.ToString()));
    }

    [Test]
    public void Tensors_on_two_devices_do_not_mix()
    {
        var x = Of(1f, 2f);
        Assert.That(() => x + x.To(Attic.Instance), Throws.ArgumentException.With.Message.Contains("cpu").And.Message.Contains("attic").And.Message.Contains(".To(device)"));
    }

    [Test]
    public void A_stack_under_Vmap_goes_at_once()
    {
        var there = Ad.Vmap(x => x.To(Attic.Instance))(Of([[1f, 2f], [3f, 4f]]));
        Assert.That(there.Device, Is.SameAs(Attic.Instance));
        Assert.That(there.To(Device.Cpu).ToString(), Is.EqualTo("[[1. 2.]\n [3. 4.]]"));
    }

    /// <summary>A device that can keep tensors and no more.</summary>
    private sealed class Attic : Device
    {
        public static Attic Instance { get; } = new();

        public override string Name => "attic";

        public override Backend Backend { get; } = new Keeper();
    }

    private sealed class Kept(DType dtype, Array items) : Storage(dtype, items.Length)
    {
        public Array Items { get; } = items;

        public override Device Device => Attic.Instance;
    }

    private sealed class Keeper : Backend
    {
        public override DenseTensor Upload<T>(ReadOnlySpan<T> items, Shape shape) => new(new Kept(DTypes.Of<T>(), items.ToArray()), shape);

        public override void Download<T>(DenseTensor x, Span<T> items) => ((T[])((Kept)x.Storage).Items).CopyTo(items);

        public override DenseTensor Map<TOp>(DenseTensor x) => throw new NotSupportedException();

        public override DenseTensor Zip<TOp>(DenseTensor a, DenseTensor b) => throw new NotSupportedException();

        public override DenseTensor Compare<TOp>(DenseTensor a, DenseTensor b) => throw new NotSupportedException();

        public override DenseTensor Select(DenseTensor condition, DenseTensor a, DenseTensor b) => throw new NotSupportedException();

        public override DenseTensor Reduce<TOp>(DenseTensor x, ReadOnlySpan<int> axes) => throw new NotSupportedException();

        public override DenseTensor ArgReduce<TOp>(DenseTensor x, int axis) => throw new NotSupportedException();

        public override DenseTensor CumulativeSum(DenseTensor x, int axis) => throw new NotSupportedException();

        public override DenseTensor Copy(DenseTensor x) => throw new NotSupportedException();

        public override DenseTensor Cast(DenseTensor x, DType dtype) => throw new NotSupportedException();

        public override DenseTensor Pad(DenseTensor x, double value, ReadOnlySpan<int> before, ReadOnlySpan<int> after, ReadOnlySpan<int> between) => throw new NotSupportedException();

        public override DenseTensor Concatenate(ReadOnlySpan<Tensor> parts, int axis) => throw new NotSupportedException();

        public override DenseTensor Gather(DenseTensor x, DenseTensor indices, int axis) => throw new NotSupportedException();

        public override DenseTensor ScatterAdd(DenseTensor updates, DenseTensor indices, int axis, int length) => throw new NotSupportedException();

        public override DenseTensor Dot(DenseTensor a, DenseTensor b) => throw new NotSupportedException();

        public override DenseTensor Fill(TensorType type, double value) => throw new NotSupportedException();

        public override DenseTensor Random(TensorType type, ulong key, bool normal) => throw new NotSupportedException();
    }
}
