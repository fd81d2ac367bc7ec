using Gradus.Autodiff;
using Gradus.Tensors;
using Gradus.Tests.Tensors.Primitives;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Devices;

/// <summary>Another device needs a storage and the backend's templates, and nothing above knows which device it works on.</summary>
public sealed class RemoteDeviceTests
{
    private static readonly Device Remote = RemoteDevice.Instance;

    [TestCaseSource(typeof(PrimitiveCase), nameof(PrimitiveCase.Operations))]
    public void Every_primitive_runs_there(string operation) => Assert.Multiple(() =>
    {
        foreach (var item in PrimitiveCase.Of(operation)) Assert.That(item.DifferenceOn(Remote), Is.Null);
    });

    [Test]
    public void Every_function_is_the_same_function_there() => Assert.Multiple(() =>
    {
        foreach (var function in FunctionCase.All)
        {
            var primitive = FunctionCase.Primitives[function.Operation];
            Tensor there = primitive.Bind(function.InputsOn(Remote)), here = primitive.Bind(function.InputsOn(Device.Cpu));
            Assert.That(Bits(there).SequenceEqual(Bits(here)), function.ToString());
        }
    });

    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    public void Random_numbers_are_the_same_there(DType dtype) => Assert.Multiple(() =>
    {
        foreach (bool normal in new[] { false, true })
        {
            Tensor there = Remote.Backend.Random(new(dtype, [3, 5]), 42, normal), here = Device.Cpu.Backend.Random(new(dtype, [3, 5]), 42, normal);
            Assert.That(there.To(DType.Float64).ToArray<double>(), Is.EqualTo(here.To(DType.Float64).ToArray<double>()));
        }
    });

    [Test]
    public void Gradients_are_computed_there_and_are_the_same()
    {
        Tensor[] here = Gradients(Device.Cpu), there = Gradients(Remote);
        Assert.Multiple(() =>
        {
            for (int i = 0; i < here.Length; i++)
            {
                Assert.That(there[i].Device, Is.SameAs(Remote));
                Assert.That(there[i].Shape, Is.EqualTo(here[i].Shape));
                Assert.That(there[i].ToArray<double>(), Is.EqualTo(here[i].ToArray<double>()).Within(1e-13));
                Assert.That(here[i].ToArray<double>(), Has.Some.Not.Zero);
            }
        });
    }

    [TestCase(DType.Bool)]
    [TestCase(DType.Int32)]
    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    public void Tensors_travel_there_and_back(DType dtype)
    {
        var x = Tensor.Range(6).Reshape(2, 3).To(dtype).T;
        var there = new Transfer(Remote).Bind(x);
        Assert.Multiple(() =>
        {
            Assert.That(there.Device, Is.SameAs(Remote));
            Assert.That(there.Type, Is.EqualTo(x.Type));
            var back = new Transfer(Device.Cpu).Bind(there);
            Assert.That(back.To(DType.Int32).ToArray<int>(), Is.EqualTo(x.To(DType.Int32).ToArray<int>()));
        });
    }

    private static IEnumerable<TestCaseData> Mixed()
    {
        Tensor here = Tensor.Ones([2, 2]), there = Tensor.Ones([2, 2], device: Remote), mask = here > 0, index = Tensor.Range(2);
        (string Name, Func<Tensor> Call)[] calls =
        [
            ("multiply", () => here * there),
            ("greater", () => there > here),
            ("select", () => Gradus.Tensors.Primitives.Select.Bind(mask, there, there)),
            ("dot", () => here.MatMul(there)),
            ("concatenate[axis=0]", () => Tensor.Concatenate([here, there])),
            ("gather[axis=0]", () => Tensor.Take(there, index)),
            ("scatter-add[axis=0, length=3]", () => new ScatterAdd(0, 3).Bind(there, index)),
        ];
        return calls.Select(call => new TestCaseData(call.Name, call.Call).SetArgDisplayNames(call.Name));
    }

    [TestCaseSource(nameof(Mixed))]
    public void Devices_do_not_mix(string name, Func<Tensor> call) =>
        Assert.That(() => call(), Throws.ArgumentException.With.Message.StartsWith(name).And.Message.Contains("float32 [2, 2] on remote").And.Message.Contains(" on cpu").And.Message.Contains(".To(device)"));

    private static IEnumerable<long> Bits(Tensor x) => x.To(DType.Float64).ToArray<double>().Select(number => double.IsNaN(number) ? -1 : BitConverter.DoubleToInt64Bits(number));

    // A network with everything a training step uses: products, broadcasting, labels, a stable log-sum-exp.
    private static Tensor[] Gradients(Device device)
    {
        Tensor Sample(Shape shape, ulong key) => device.Backend.Random(new(DType.Float64, shape), key, normal: true);
        Tensor x = Sample([4, 5], 1), labels = new Transfer(device).Bind(Tensor.Of(2, 0, 1, 2));
        var tape = new Tape();
        Tensor w = tape.Watch(Sample([5, 6], 2)), b = tape.Watch(Sample([6], 3)), v = tape.Watch(Sample([6, 3], 4));
        var scores = Tensor.Tanh(x.MatMul(w) + b).MatMul(v);
        var shifted = scores - scores.Max(1, keepDims: true);
        var truth = Tensor.Take(shifted.Reshape(12), labels + (Tensor.Range(4, DType.Int32, device) * 3));
        var loss = Tensor.Log(Tensor.Exp(shifted).Sum(1)).Sum() - truth.Sum() + (0.5 * (w * w).Sum());
        return [.. tape.Backward(loss, Tensor.OnesLike(loss)).Select(gradient => gradient!)];
    }
}
