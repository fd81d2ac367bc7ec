using Gradus.Activations;
using Gradus.Layers;
using Gradus.Losses;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;
using static Gradus.Layers.Lego;

namespace Gradus.Tests.Networks;

/// <summary>Equal seeds give equal bits: compiled or not, on one thread or more, today and tomorrow.</summary>
[NonParallelizable]
public sealed class SameBitsTests
{
    private static IEnumerable<TestCaseData> Settings()
    {
        yield return Case("SGD", new Sgd(0.1));
        yield return Case("the lecture's Nesterov", new Nesterov(0.05, 0.9));
        yield return Case("Adam with dropout", new Adam(1e-3), 0.2);
        yield return Case("Adam, clipped, decayed, with a schedule", new Adam(Schedule.Cosine(1e-2, 20)) { Clipping = Clipping.ByNorm(0.5), Decay = WeightDecay.Decoupled(0.01) });
        yield return Case("RMSProp in float64", new RmsProp(1e-3), 0.1, DType.Float64);
        yield return Case("SGD with a penalty", new Sgd(0.1), penalty: 1e-3);

        static TestCaseData Case(string name, Optimizer optimizer, double dropout = 0, DType dtype = DType.Float32, double penalty = 0) =>
            new TestCaseData(optimizer, dropout, dtype, penalty).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Settings))]
    public void Compiled_and_eager_on_one_thread_and_two(Optimizer optimizer, double dropout, DType dtype, double penalty)
    {
        // The first product alone is worth a second thread; the last batch is short.
        var network = new Sequential(Dense(128, Activation.Relu), Dropout(dropout), Dense(10));
        var trainer = new Trainer(network, optimizer, (logits, y) => Loss.CrossEntropy(logits, y), penalty == 0 ? null : w => penalty * Penalty.L2(network.Weights(w, [784])));
        Tensor x = new RandomKey(1).Uniform([150, 784], dtype: dtype), y = new RandomKey(2).Integers(0, 10, [150]);
        var alone = Trained(trainer, trainer.Eager(), x, y, dtype, 1);
        foreach (int threads in new[] { 1, 2 })
        {
            foreach (var (name, step) in new[] { ("eager", trainer.Eager()), ("compiled", trainer.Compile()) })
            {
                Assert.That(Small.SameBits(Trained(trainer, step, x, y, dtype, threads), alone), $"{name}, {threads} threads");
            }
        }
    }

    [Test]
    public void Fitted_compiled_and_not_on_one_thread_and_two_and_again()
    {
        var (x, y) = Small.Data(DType.Float32);
        int[] labels = y.ToArray<int>();
        Tensor[] Fitted(bool isCompiled, int threads)
        {
            MlpClassifier? fitted = null;
            On(threads, () => fitted = new MlpClassifier(new MlpOptions { Hidden = [7], Epochs = 12, BatchSize = 8, EarlyStopping = true, ValidationShare = 0.2, Patience = 3, Dropout = 0.2, Seed = 4, Compiled = isCompiled }).Fit(x, labels));
            return [.. fitted!.Weights, Tensor.Of<double>([.. fitted.History.Loss]), Tensor.Of<double>([.. fitted.History.ValidationLoss]), fitted.History.BestEpoch];
        }
        var first = Fitted(true, 1);
        Assert.That(Small.SameBits(Fitted(true, 1), first), "again");
        Assert.That(Small.SameBits(Fitted(false, 1), first), "not compiled");
        Assert.That(Small.SameBits(Fitted(true, 2), first), "two threads");
        Assert.That(Small.SameBits(Fitted(false, 2), first), "two threads, not compiled");
    }

    private static Tensor[] Trained(Trainer trainer, StepFunction step, Tensor x, Tensor y, DType dtype, int threads)
    {
        Tensor[] result = [];
        On(threads, () =>
        {
            var state = trainer.Start(new RandomKey(3), [784], dtype);
            var losses = new double[2];
            for (int epoch = 1; epoch <= 2; epoch++) (state, losses[epoch - 1]) = trainer.Epoch(state, x, y, 64, new RandomKey(3).Fold(epoch), step);
            result = [.. Small.Flat(state), Tensor.Of<double>(losses)];
        });
        return result;
    }

    private static void On(int threads, Action act)
    {
        int before = Threads.Count;
        Threads.Count = threads;
        try
        {
            act();
        }
        finally
        {
            Threads.Count = before;
        }
    }
}
