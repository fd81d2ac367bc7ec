using Gradus.Autodiff;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Memory;

/// <summary>A tensor that is disposed of gives its memory back when nobody shares it, and refuses to be read; whoever shares it notices nothing.</summary>
[NonParallelizable]
public sealed unsafe class ReleaseTests
{
    private const int Large = 4096;

    [Test]
    public void A_disposed_tensor_is_refused_by_name_and_type([Values(3, Large)] int length)
    {
        var x = Tensor.Range(length, DType.Float32) + 1;
        x.Dispose();
        foreach (Action use in new Action[] { () => x.ToArray<float>(), () => _ = x + 1, () => _ = 1 - x, () => x.Sum(), () => x.Reshape(-1, 1), () => _ = x.ToString() })
        {
            Assert.That(Assert.Throws<ObjectDisposedException>(() => use())!.Message, Does.Contain($"float32 [{length}]").And.Contain("disposed of"));
        }
    }

    [Test]
    public void Disposing_twice_is_disposing_once([Values(3, Large)] int length)
    {
        Tensor x = Tensor.Range(length, DType.Float32) + 1, view = x.Reshape(1, length);
        x.Dispose();
        x.Dispose();
        Assert.That(view.Sum().Item(), Is.EqualTo(length * (length + 1.0) / 2));
    }

    [Test]
    public void The_next_result_of_the_size_has_the_same_memory()
    {
        Tensor x = Tensor.Range(Large, DType.Float32), first = x + 1;
        // No block of the size is free but the one that comes back.
        BlockPool.Clear();
        nint place = Place(first);
        first.Dispose();
        for (int i = 0; i < 10; i++)
        {
            using var y = x * i;
            Assert.That(Place(y), Is.EqualTo(place));
            Assert.That(y.Max().Item(), Is.EqualTo(i * (Large - 1)));
        }
    }

    private static IEnumerable<TestCaseData> Unchanging()
    {
        (string Name, Func<Tensor, Tensor> Operation)[] all =
        [
            ("To(dtype)", x => x.To(x.DType)), ("To(device)", x => x.To(x.Device)), ("Detach", x => x.Detach()), ("Reshape", x => x.Reshape(x.Shape)),
            ("Flatten", x => x.Flatten()), ("BroadcastTo", x => x.BroadcastTo(x.Shape)), ("MoveAxis", x => x.MoveAxis(0, 0)), ("Roll", x => x.Roll(0, 0)),
            ("Squeeze", x => x.Squeeze()), ("Contiguous", x => x.Concrete.Contiguous()), ("x[..]", x => x[..]), ("Floor", Tensor.Floor), ("Ceiling", Tensor.Ceiling),
            ("Round", Tensor.Round), ("cast to the same type", x => new Cast(x.DType).Bind(x)), ("Concatenate", x => Tensor.Concatenate(x)), ("Clip", x => Tensor.Clip(x, double.NegativeInfinity, double.PositiveInfinity)),
        ];
        foreach (var (name, operation) in all) yield return new TestCaseData(operation).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Unchanging))]
    public void A_result_that_is_its_argument_can_be_disposed_of_alone(Func<Tensor, Tensor> operation)
    {
        var x = Tensor.Range(Large) + 1;
        operation(x).Dispose();
        Assert.That(x.Max().Item(), Is.EqualTo(Large));
        var y = operation(x);
        x.Dispose();
        Assert.That(y.Max().Item(), Is.EqualTo(Large));
    }

    [Test]
    public void A_row_that_was_added_to_a_table_comes_back_at_once()
    {
        Tensor numbers = Tensor.Range(Large, DType.Float32), table = Tensor.Zeros([4, Large], DType.Float32) + 1, row = numbers + 1;
        var place = Place(row);
        var sum = table + row;
        var chosen = Tensor.Where(sum > 0, row, sum);
        BlockPool.Clear();
        row.Dispose();
        GC.KeepAlive(chosen);
        using var next = numbers + 2;
        Assert.That(Place(next), Is.EqualTo(place));
    }

    [Test]
    public void A_copy_that_an_operation_makes_does_not_go_where_the_result_is_said_to_go()
    {
        var x = (Tensor.Range(Large, DType.Float32) + 0).Reshape(64, 64).T;
        var labels = Tensor.Range(64).Concrete;
        Func<Tensor>[] operations = [() => Tensor.Sqrt(x), () => x + x, () => Device.Cpu.Backend.Softmax(x.Concrete), () => x.Take(labels), () => x.Flip(0).CumulativeSum(1)];
        foreach (var operation in operations)
        {
            var expected = operation().ToArray<float>();
            var planned = HostStorage<float>.CreateBlock(Large);
            Destination.Offer(planned);
            var result = operation();
            Assert.That(Destination.Withdraw(), Is.False);
            Assert.That(result.Concrete.Storage, Is.SameAs(planned));
            Assert.That(result.ToArray<float>(), Is.EqualTo(expected));
        }
    }

    [Test]
    public void A_tensor_that_is_refused_does_not_keep_the_memory()
    {
        Tensor x = Tensor.Range(Large, DType.Float32), first = x + 1;
        BlockPool.Clear();
        nint place = Place(first);
        var storage = first.Concrete.Storage;
        Assert.That(() => new DenseTensor(storage, [Large + 1]), Throws.ArgumentException);
        first.Dispose();
        using var next = x * 2;
        Assert.That(Place(next), Is.EqualTo(place));
    }

    [Test]
    public void A_storage_that_is_too_short_or_of_another_type_is_refused()
    {
        var storage = HostStorage<float>.Create(100);
        Assert.That(() => new DenseTensor(storage, [101]), Throws.ArgumentException.With.Message.Contains("100 elements of float32").And.Message.Contains("needs 101"));
        Assert.That(() => DenseTensor.Spread(HostStorage<float>.Create(0), [3]), Throws.ArgumentException);
        var floats = new DenseTensor(storage, [100]);
        Assert.That(() => Device.Cpu.Backend.Download(floats, new int[100].AsSpan()), Throws.ArgumentException.With.Message.Contains("int32").And.Message.Contains("float32 [100]"));
        var elsewhere = (DenseTensor)floats.To(Devices.RemoteDevice.Instance);
        Assert.That(() => Device.Cpu.Backend.Map<NegateOp>(elsewhere), Throws.ArgumentException.With.Message.Contains("remote"));
    }

    [Test]
    public void Memory_that_a_view_shares_stays([Values] bool viewFirst)
    {
        Tensor x = Tensor.Range(Large, DType.Float32) + 1, view = x.Reshape(64, 64).T;
        nint place = Place(x);
        (viewFirst ? view : x).Dispose();
        using var other = Tensor.Zeros([Large]) + 7;
        Assert.That(Place(other), Is.Not.EqualTo(place));
        var left = viewFirst ? x : view;
        Assert.That(left.Sum().Item(), Is.EqualTo(Large * (Large + 1.0) / 2));
    }

    [Test]
    public void Tensors_that_a_derivative_follows_are_not_affected()
    {
        var gradient = Ad.Grad(x =>
        {
            using var y = x * x;
            using var z = Tensor.Sin(y);
            return (z * y).Sum();
        })(Tensor.Range(Large, DType.Float32) / Large);
        var t = Tensor.Range(Large, DType.Float32) / Large;
        var expected = 2 * t * (Tensor.Sin(t * t) + (t * t * Tensor.Cos(t * t)));
        Assert.That(Tensor.AllClose(gradient, expected, 1e-5, 1e-6));
    }

    [Test]
    public void Readers_beside_a_thread_that_disposes_get_their_numbers_or_are_refused()
    {
        int refused = 0, read = 0;
        Parallel.For(0, 100, i =>
        {
            var x = Tensor.Full([Large], 5.0, DType.Float64).Concrete.Contiguous();
            Tensor x2 = Tensor.Range(Large, DType.Float64) * 0 + 3;
            var disposer = Task.Run(() =>
            {
                Thread.SpinWait(i * 10);
                x2.Dispose();
                // Whoever got the memory now would write something else.
                for (int k = 0; k < 8; k++) _ = Tensor.Range(Large, DType.Float64) + 1000;
            });
            try
            {
                for (int k = 0; k < 20; k++)
                {
                    double[] numbers = (x2 + x).ToArray<double>();
                    if (numbers.Any(number => number != 8)) throw new InvalidOperationException("somebody else's numbers were read");
                    Interlocked.Increment(ref read);
                }
            }
            catch (ObjectDisposedException)
            {
                Interlocked.Increment(ref refused);
            }
            disposer.Wait();
        });
        TestContext.Out.WriteLine($"{read} sums were read, {refused} readers were refused");
        Assert.That(read + refused, Is.GreaterThan(0));
    }

    [Test]
    public void A_result_goes_where_it_is_said_to()
    {
        Tensor a = Tensor.Range(Large, DType.Float32) + 0, b = a + 1;
        var planned = HostStorage<float>.CreateBlock(Large);
        Destination.Offer(planned);
        _ = a > b;
        _ = a[..10] + 1;
        var sum = a + b;
        Assert.That(sum.Concrete.Storage, Is.SameAs(planned), "the results before had another type or length");
        Assert.That(Destination.Withdraw(), Is.False, "it was taken up");
        Assert.That((a + b).Concrete.Storage, Is.Not.SameAs(planned));
        Destination.Offer(planned);
        Assert.That(Destination.Withdraw(), Is.True, "nobody took it up");
        var half = planned.Within<double>(Large / 2);
        Destination.Offer(half);
        var doubles = Tensor.Range(Large / 2, DType.Float64) + 1;
        Assert.That(Destination.Withdraw(), Is.False);
        Assert.That(doubles.Sum().Item(), Is.EqualTo(Large / 2 * ((Large / 2) + 1.0) / 2));
        Assert.Throws<ArgumentException>(() => planned.Within<double>(Large));
    }

    private static nint Place(Tensor x)
    {
        fixed (float* first = (HostStorage<float>)x.Concrete.Storage) return (nint)first;
    }
}
