using System.Runtime.CompilerServices;
using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Devices;

/// <summary>What a program keeps can be counted; a training step keeps its parameters and nothing else.</summary>
[NonParallelizable]
public sealed class LiveTensorsTests
{
    [Test]
    public void Kept_tensors_count_once_and_dropped_ones_do_not()
    {
        using var live = LiveTensors.Watch();
        var kept = Make(live, 3);
        Assert.That(live.Count(), Is.EqualTo(3), "three kept, with views of each; the sums were dropped");
        GC.KeepAlive(kept);
    }

    [Test]
    public void Training_steps_keep_the_parameters_alone()
    {
        using var live = LiveTensors.Watch();
        var weights = Start();
        int start = live.Count();
        for (int step = 0; step < 10; step++) Descend(weights);
        Assert.That(live.Count(), Is.EqualTo(start));
        GC.KeepAlive(weights);
    }

    [Test]
    public void Tensors_of_other_threads_count_and_a_watch_ends()
    {
        var live = LiveTensors.Watch();
        var kept = new List<Tensor>[4];
        Parallel.For(0, 4, thread => kept[thread] = [.. Make(live, 100)]);
        Assert.That(live.Count(), Is.EqualTo(400));
        live.Dispose();
        kept[0].AddRange(Make(live, 1));
        Assert.That(live.Count(), Is.EqualTo(400));
        GC.KeepAlive(kept);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Tensor[] Make(LiveTensors live, int count)
    {
        Assert.That(live, Is.Not.Null);
        var kept = new Tensor[count];
        for (int i = 0; i < count; i++)
        {
            var x = Tensor.Of(1f, 2f);
            _ = x + x;
            kept[i] = x.Reshape(2, 1);
        }
        return kept;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Tensor[] Start() => [Tensor.Zeros([3, 2], DType.Float64)];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Descend(Tensor[] weights)
    {
        var tape = new Tape();
        var w = tape.Watch(weights[0]);
        var loss = Tensor.Exp(Tensor.Ones([4, 3], DType.Float64).MatMul(w)).Sum();
        weights[0] = (weights[0] - (0.01 * tape.Backward(loss, Tensor.OnesLike(loss))[0]!)).Concrete;
        tape.Close();
    }
}
