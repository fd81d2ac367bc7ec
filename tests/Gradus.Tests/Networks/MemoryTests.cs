using System.Diagnostics;
using System.Runtime.CompilerServices;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>Memory is flat: what there is after 10 epochs is there after 100, and no more.</summary>
[NonParallelizable]
public sealed class MemoryTests
{
    // What the platform may take meanwhile for code that it compiles and for its own books.
    private const long Mebibyte = 1 << 20, Slack = 12 * Mebibyte;

    private sealed record Taken(int Tensors, long Blocks, long Managed, long Resident);

    [Test]
    public void Of_a_fit([Values] bool isCompiled, [Values] bool stopsEarly)
    {
        using var live = LiveTensors.Watch();
        var taken = new List<Taken>();
        // 64-128-10 in batches of 32: a state is 230 KB, so that 90 epochs of 13 steps pass on 270 MB.
        var options = new MlpOptions
        {
            Hidden = [128],
            BatchSize = 32,
            Epochs = 100,
            Dropout = 0.1,
            Compiled = isCompiled,
            EarlyStopping = stopsEarly,
            Patience = 1000,
            Progress = new Watch(live, taken),
        };
        var x = new RandomKey(1).Uniform([416, 64]);
        new MlpClassifier(options).Fit(x, [.. Enumerable.Range(0, 416).Select(i => i % 10)]);
        Compare(taken);
    }

    [Test(Description = "Nobody disposes of the states: the collector finds them")]
    public void Of_a_loop_of_ones_own([Values] bool isCompiled)
    {
        using var live = LiveTensors.Watch();
        var taken = new List<Taken>();
        var trainer = Small.Trainer(new Adam(1e-3));
        var step = isCompiled ? trainer.Compile() : trainer.Eager();
        Tensor x = new RandomKey(1).Uniform([416, 3]), y = new RandomKey(2).Integers(0, 2, [416]);
        var state = new TrainingState[1];
        state[0] = trainer.Start(new RandomKey(3), [3]);
        for (int epoch = 1; epoch <= 100; epoch++)
        {
            Epoch(trainer, state, x, y, epoch, step);
            if (epoch is 10 or 100) taken.Add(Now(live));
        }
        Compare(taken);
        GC.KeepAlive(state);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Epoch(Trainer trainer, TrainingState[] state, Tensor x, Tensor y, int epoch, StepFunction step) =>
        state[0] = trainer.Epoch(state[0], x, y, 32, new RandomKey(3).Fold(epoch), step).State;

    private static Taken Now(LiveTensors live)
    {
        int tensors = live.Count();
        BlockPool.Clear();
        using var process = Process.GetCurrentProcess();
        return new Taken(tensors, BlockPool.BytesInUse, GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }

    private static void Compare(List<Taken> taken)
    {
        foreach (var one in taken) TestContext.Out.WriteLine(one);
        Assert.That(taken, Has.Count.EqualTo(2));
        var (before, after) = (taken[0], taken[1]);
        Assert.That((after.Tensors, after.Blocks), Is.EqualTo((before.Tensors, before.Blocks)));
        Assert.That(after.Managed, Is.LessThan(before.Managed + (Mebibyte / 4)));
        Assert.That(after.Resident, Is.LessThan(before.Resident + Slack));
    }

    private sealed class Watch(LiveTensors live, List<Taken> taken) : IProgress<EpochReport>
    {
        public void Report(EpochReport value)
        {
            if (value.Epoch is 10 or 100) taken.Add(Now(live));
        }
    }
}
