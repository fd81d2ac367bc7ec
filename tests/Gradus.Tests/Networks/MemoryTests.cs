using System.Diagnostics;
using System.Runtime.CompilerServices;
using Gradus.Activations;
using Gradus.Layers;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;
using static Gradus.Layers.Lego;

namespace Gradus.Tests.Networks;

/// <summary>Memory is flat: what there is after 10 epochs is there after 100, and no more.</summary>
[NonParallelizable]
public sealed class MemoryTests
{
    private const long State = 230 << 10;

    // What the platform may take meanwhile for code that it compiles and for its own books. One state for each epoch would be 20 MiB.
    private const long Mebibyte = 1 << 20, Slack = 16 * Mebibyte;

    // 64-256-10 in batches of 32: a state of Adam's is 230 KiB, so that 90 epochs of 13 steps pass on 270 MB.
    private static readonly MlpOptions Options = new() { Hidden = [256], BatchSize = 32, Epochs = 100, Dropout = 0.1, Patience = 1000 };

    private static readonly Tensor X = new RandomKey(1).Uniform([416, 64]);

    private static readonly int[] Labels = [.. Enumerable.Range(0, 416).Select(i => i % 10)];

    [Test]
    public void A_fit_keeps_no_tensors([Values] bool isCompiled, [Values] bool stopsEarly)
    {
        using var live = LiveTensors.Watch();
        var taken = Fit(isCompiled, stopsEarly, () => (live.Count(), Blocks()));
        Assert.That(taken[1], Is.EqualTo(taken[0]));
    }

    [Test]
    public void A_fit_takes_no_more_memory([Values] bool isCompiled, [Values] bool stopsEarly) => Compare(Fit(isCompiled, stopsEarly, Bytes));

    // A state for each epoch would be more than twice the budget, which is how much may wait for a collection.
    [Test(Description = "Blocks in use, and free ones that are kept for the next step, as they are: nothing is collected or given back")]
    public void The_pool_of_a_fit_grows_no_more([Values] bool isCompiled)
    {
        var reserved = new List<long>();
        new MlpClassifier(Options with { Compiled = isCompiled, Progress = new Every(_ => reserved.Add(BlockPool.BytesInUse + BlockPool.BytesFree)) }).Fit(X, Labels);
        long first = reserved.Take(10).Max(), later = reserved.Skip(10).Max();
        TestContext.Out.WriteLine($"at most, in 10 epochs: {first}; in the other 90: {later}");
        Assert.That(later, Is.LessThan(first + BlockPool.Budget));
    }

    // An epoch of 13 steps would leave 13 states behind; the one that it began with is left, and those whose epoch is not over.
    [Test(Description = "No collection is asked for, and what nobody disposed of counts")]
    public void A_state_that_was_stepped_from_is_given_back_at_once([Values] bool stopsEarly)
    {
        long budget = BlockPool.Budget;
        try
        {
            BlockPool.Budget = 1 << 30;
            var inUse = new List<long>();
            new MlpClassifier(Options with { EarlyStopping = stopsEarly, Epochs = 20, Progress = new Every(_ => inUse.Add(BlockPool.BytesInUse)) }).Fit(X, Labels);
            long[] grown = [.. inUse.Skip(1).Zip(inUse, (now, before) => now - before)];
            TestContext.Out.WriteLine(string.Join(' ', grown));
            Assert.That(grown.Max(), Is.LessThan(4 * State));
        }
        finally
        {
            BlockPool.Budget = budget;
        }
    }

    [Test(Description = "Nobody disposes of the states: the collector finds them")]
    public void A_loop_of_ones_own_keeps_no_tensors([Values] bool isCompiled)
    {
        using var live = LiveTensors.Watch();
        var taken = Loop(isCompiled, () => (live.Count(), Blocks()));
        Assert.That(taken[1], Is.EqualTo(taken[0]));
    }

    [Test]
    public void A_loop_of_ones_own_takes_no_more_memory([Values] bool isCompiled) => Compare(Loop(isCompiled, Bytes));

    private static List<T> Fit<T>(bool isCompiled, bool stopsEarly, Func<T> take)
    {
        var taken = new List<T>();
        new MlpClassifier(Options with { Compiled = isCompiled, EarlyStopping = stopsEarly, Progress = new Every(epoch => Note(taken, epoch, take)) }).Fit(X, Labels);
        return taken;
    }

    private static List<T> Loop<T>(bool isCompiled, Func<T> take)
    {
        var taken = new List<T>();
        var trainer = new Trainer(new Sequential(Dense(256, Activation.Relu), Dense(10)), new Adam(1e-3), Small.Cost);
        var step = isCompiled ? trainer.Compile() : trainer.Eager();
        var y = Tensor.Of<int>(Labels);
        TrainingState[] state = [trainer.Start(new RandomKey(3), [64])];
        for (int epoch = 1; epoch <= 100; epoch++)
        {
            Epoch(trainer, state, y, epoch, step);
            Note(taken, epoch, take);
        }
        GC.KeepAlive(state);
        return taken;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Epoch(Trainer trainer, TrainingState[] state, Tensor y, int epoch, StepFunction step) =>
        state[0] = trainer.Epoch(state[0], X, y, 32, new RandomKey(3).Fold(epoch), step).State;

    private static void Note<T>(List<T> taken, int epoch, Func<T> take)
    {
        if (epoch is not (10 or 100)) return;
        taken.Add(take());
        TestContext.Out.WriteLine($"epoch {epoch}: {taken[^1]}");
    }

    private static long Blocks()
    {
        BlockPool.Clear();
        return BlockPool.BytesInUse;
    }

    private static (long Managed, long Resident) Bytes()
    {
        BlockPool.Clear();
        long managed = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return (managed, process.WorkingSet64);
    }

    private static void Compare(List<(long Managed, long Resident)> taken)
    {
        Assert.That(taken[1].Managed, Is.LessThan(taken[0].Managed + (Mebibyte / 4)));
        Assert.That(taken[1].Resident, Is.LessThan(taken[0].Resident + Slack));
    }

    private sealed class Every(Action<int> act) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => act(value.Epoch);
    }
}
