using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;

namespace Gradus.Benchmarks.Cases;

/// <summary>Training a network 784-128-10 by batches of 64 with plain gradient descent, on 60,000 made-up images: a shuffled epoch, or a single step.</summary>
/// <remarks>The work is PyTorch's (peers/pytorch.py): take the batch's rows, forward, mean cross-entropy, backward, subtract. An epoch is 938 steps; the last one has 32 images.</remarks>
internal static class Training
{
    private const int Images = 60_000, Pixels = 784, Hidden = 128, Classes = 10, Batch = 64;

    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All =>
    [
        new("train/gradus/mlp128/b64/sgd/epoch", () => Epochs(Step), Case.AnyThreads),
        new("train/gradus/mlp128/b64/sgd/step", () => Steps(Step), Case.AnyThreads),
        new("train/gradus-jit/mlp128/b64/sgd/epoch", () => Epochs(Ad.Jit<Parameters, (Tensor, Tensor), (Tensor, Parameters)>(Step)), Case.AnyThreads),
        new("train/gradus-jit/mlp128/b64/sgd/step", () => Steps(Ad.Jit<Parameters, (Tensor, Tensor), (Tensor, Parameters)>(Step)), Case.AnyThreads),
    ];

    /// <summary>Weights and biases of the two layers: [784, 128], [128], [128, 10], [10].</summary>
    private sealed record Parameters(Tensor W1, Tensor B1, Tensor W2, Tensor B2)
    {
        /// <summary>Weights with deviations of √(1/inputs), biases of 0.</summary>
        public static Parameters Random(Random random) => new(
            Normal(random, Pixels, Hidden), Tensor.Zeros([Hidden]), Normal(random, Hidden, Classes), Tensor.Zeros([Classes]));

        private static Tensor Normal(Random random, int inputs, int outputs)
        {
            var numbers = new float[inputs * outputs];
            for (int i = 0; i < numbers.Length; i++)
            {
                double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                numbers[i] = (float)(normal / Math.Sqrt(inputs));
            }
            return Tensor.FromSpan<float>(numbers, [inputs, outputs]);
        }
    }

    /// <summary>The mean cross-entropy of a batch: images [n, 784], labels [n].</summary>
    private static Tensor Loss(Parameters p, (Tensor Images, Tensor Labels) batch)
    {
        var hidden = Tensor.Relu(batch.Images.MatMul(p.W1) + p.B1);
        var logits = hidden.MatMul(p.W2) + p.B2;
        var ofLabels = logits[Tensor.Range(logits.Shape[0]), batch.Labels];
        return (Functions.LogSumExp(logits) - ofLabels).Mean();
    }

    private static (Tensor Loss, Parameters Next) Step(Parameters p, (Tensor Images, Tensor Labels) batch)
    {
        var (loss, gradient) = Ad.ValueAndGrad<Parameters, (Tensor, Tensor)>(Loss)(p, batch);
        return (loss, Tree.Zip((value, slope) => value - (0.1 * slope), p, gradient));
    }

    private static Measurement Epochs(Func<Parameters, (Tensor, Tensor), (Tensor Loss, Parameters Next)> step)
    {
        var (images, labels) = Data(new Random(0));
        var parameters = Parameters.Random(new Random(1));
        var random = new Random(2);
        var loss = Tensor.Scalar(0);
        var measured = Measurement.Of(Epoch, 1, 1, "s", "an epoch of 784-128-10, batch 64, SGD, 60,000 images", samples: 5);
        return double.IsFinite(loss.Item()) ? measured : throw new InvalidOperationException("The loss is not finite: this was no training.");

        void Epoch()
        {
            int[] order = [.. Enumerable.Range(0, Images)];
            random.Shuffle(order);
            for (int at = 0; at < Images; at += Batch)
            {
                var rows = Tensor.Of<int>(order.AsSpan(at, Math.Min(Batch, Images - at)));
                (loss, parameters) = step(parameters, (images.Take(rows), labels.Take(rows)));
            }
        }
    }

    private static Measurement Steps(Func<Parameters, (Tensor, Tensor), (Tensor Loss, Parameters Next)> step)
    {
        var (images, labels) = Data(new Random(0));
        var parameters = Parameters.Random(new Random(1));
        int[] order = [.. Enumerable.Range(0, Images)];
        new Random(2).Shuffle(order);
        int at = 0;
        return Measurement.Of(() =>
        {
            var rows = Tensor.Of<int>(order.AsSpan(at, Batch));
            at = (at + Batch) % (Images - Batch);
            (_, parameters) = step(parameters, (images.Take(rows), labels.Take(rows)));
        }, 1, 1e6, "us", "a step of 784-128-10, batch 64, SGD", samples: 2000);
    }

    private static (Tensor Images, Tensor Labels) Data(Random random)
    {
        var pixels = new float[Images * Pixels];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = random.NextSingle();
        var labels = new int[Images];
        for (int i = 0; i < labels.Length; i++) labels[i] = random.Next(Classes);
        return (Tensor.FromSpan<float>(pixels, [Images, Pixels]), Tensor.FromSpan<int>(labels, [Images]));
    }
}
