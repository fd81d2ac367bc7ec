using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using Gradus.Tests.Tensors.Threading;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Compiler;

/// <summary>A whole training step (forward, backward, update) of a network 784-128-10 as one program: the same bits as without a compiler, step after step.</summary>
public sealed class TrainingStepTests
{
    internal sealed record Dense(Tensor Weights, Tensor Bias);

    internal sealed record Mlp(Dense Hidden, Dense Output);

    internal sealed record AdamState(Mlp First, Mlp Second, Tensor Step);

    private const int Examples = 64;

    internal static Mlp Start => new(Layer(1, 784, 128), Layer(2, 128, 10));

    internal static AdamState Nothing => new(Tree.Map(ZerosLike, Start), Tree.Map(ZerosLike, Start), Scalar(0));

    internal static (Tensor X, Tensor Labels) Batch(int step) => (new RandomKey(100 + step).Uniform([Examples, 784]), new RandomKey(200 + step).Integers(0, 10, [Examples]));

    internal static Tensor Loss(Mlp network, (Tensor X, Tensor Labels) batch)
    {
        var hidden = Relu(batch.X.MatMul(network.Hidden.Weights) + network.Hidden.Bias);
        return CrossEntropy(hidden.MatMul(network.Output.Weights) + network.Output.Bias, batch.Labels);
    }

    internal static Tensor CrossEntropy(Tensor logits, Tensor labels) => (Gradus.Autodiff.Functions.LogSumExp(logits) - (logits * OneHot(labels, logits.Shape[-1], logits.DType)).Sum(1)).Mean();

    internal static (Mlp Network, Tensor Loss) Sgd(Mlp network, (Tensor X, Tensor Labels) batch)
    {
        var (loss, gradient) = Ad.ValueAndGrad<Mlp, (Tensor, Tensor)>(Loss)(network, batch);
        return (Tree.Zip((value, slope) => value - (0.1 * slope), network, gradient), loss);
    }

    internal static (Mlp Network, AdamState State, Tensor Loss) Adam(Mlp network, AdamState state, (Tensor X, Tensor Labels) batch)
    {
        const double Rate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;
        var (loss, gradient) = Ad.ValueAndGrad<Mlp, (Tensor, Tensor)>(Loss)(network, batch);
        var step = state.Step + 1;
        var first = Tree.Zip((m, g) => (Beta1 * m) + ((1 - Beta1) * g), state.First, gradient);
        var second = Tree.Zip((v, g) => (Beta2 * v) + ((1 - Beta2) * g * g), state.Second, gradient);
        Tensor one = 1 - Pow(Scalar(Beta1), step), two = 1 - Pow(Scalar(Beta2), step);
        var change = Tree.Zip((m, v) => Rate * (m / one) / (Sqrt(v / two) + Epsilon), first, second);
        return (Tree.Zip((value, c) => value - c, network, change), new AdamState(first, second, step), loss);
    }

    [Test]
    public void With_gradient_descent()
    {
        int traced = 0;
        var step = Ad.Jit((Mlp network, (Tensor, Tensor) batch) =>
        {
            traced++;
            return Sgd(network, batch);
        });
        Mlp eager = Start, jitted = Start;
        double[] losses = new double[5];
        for (int i = 0; i < losses.Length; i++)
        {
            (eager, var loss) = Sgd(eager, Batch(i % 2));
            (jitted, var same) = step(jitted, Batch(i % 2));
            Bits.Same([.. Tree.Flatten(jitted), same], [.. Tree.Flatten(eager), loss], $"step {i}");
            losses[i] = loss.Item();
        }
        Assert.That(traced, Is.EqualTo(1));
        Assert.That(losses[^1], Is.LessThan(losses[0]), "it learns");
    }

    [Test]
    public void With_Adam()
    {
        var step = Ad.Jit<Mlp, AdamState, (Tensor, Tensor), (Mlp, AdamState, Tensor)>((network, state, batch) => Adam(network, state, batch));
        Mlp eager = Start, jitted = Start;
        AdamState eagerState = Nothing, jittedState = Nothing;
        for (int i = 0; i < 3; i++)
        {
            (eager, eagerState, var loss) = Adam(eager, eagerState, Batch(i));
            (jitted, jittedState, var same) = step(jitted, jittedState, Batch(i));
            Bits.Same([.. Tree.Flatten(jitted), .. Tree.Flatten(jittedState), same], [.. Tree.Flatten(eager), .. Tree.Flatten(eagerState), loss], $"step {i}");
        }
    }

    [Test]
    public void Evaluated_operation_by_operation_before_and_after_simplification()
    {
        var (traced, simplified) = Ad.Program<Mlp, (Tensor, Tensor), (Mlp, Tensor)>(Sgd, Start, Batch(0));
        Tensor[] inputs = [.. Tree.Flatten(Start), .. Tree.Flatten(Batch(0))];
        var (network, loss) = Sgd(Start, Batch(0));
        Bits.Same(traced.Evaluate(inputs), [.. Tree.Flatten(network), loss], "traced");
        Bits.Same(simplified.Evaluate(inputs), [.. Tree.Flatten(network), loss], "simplified");
        Assert.That(simplified.Operations, Has.Count.LessThan(traced.Operations.Count));
    }

    [Test]
    [NonParallelizable]
    public void Does_not_depend_on_the_number_of_threads_nor_on_their_timing([Values] bool isCompiled)
    {
        // The first product alone is worth a second thread.
        Func<Mlp, (Tensor, Tensor), (Mlp Network, Tensor Loss)> step = isCompiled ? Ad.Jit<Mlp, (Tensor, Tensor), (Mlp, Tensor)>(Sgd) : Sgd;
        Tensor[] Steps()
        {
            var network = Start;
            Tensor loss = 0;
            for (int i = 0; i < 3; i++) (network, loss) = step(network, Batch(i));
            return [.. Tree.Flatten(network), loss];
        }
        Tensor[] alone = [];
        Sharing.On(1, () => alone = Steps());
        foreach (int threads in new[] { 2, 3, 7 })
        {
            for (int i = 0; i < 3; i++) Sharing.Until(threads, () => Bits.Same(Steps(), alone, $"{threads} threads"), "a training step");
        }
    }

    [Test]
    [NonParallelizable]
    public void Allocates_no_managed_memory_in_proportion_to_the_batch([Values] bool isCompiled)
    {
        long small = BytesOfStep(64), large = BytesOfStep(1024);
        TestContext.Out.WriteLine($"bytes a step: {small} for 64 examples, {large} for 1024");
        // One row of the hidden layer for each example more would be 490,000 bytes.
        Assert.That(large, Is.LessThan(small + 4096));

        long BytesOfStep(int examples)
        {
            Func<Mlp, (Tensor, Tensor), (Mlp Network, Tensor Loss)> step = isCompiled ? Ad.Jit<Mlp, (Tensor, Tensor), (Mlp, Tensor)>(Sgd) : Sgd;
            var network = Start;
            var batch = (new RandomKey(1).Uniform([examples, 784]), new RandomKey(2).Integers(0, 10, [examples]));
            long bytes = 0;
            Sharing.On(1, () =>
            {
                for (int i = 0; i < 3; i++) network = step(network, batch).Network;
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 10; i++) network = step(network, batch).Network;
                bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
            });
            return bytes;
        }
    }

    private static Dense Layer(int seed, int inputs, int outputs) => new(new RandomKey(seed).Normal([inputs, outputs], deviation: 1 / Math.Sqrt(inputs)), Zeros([outputs]));
}
