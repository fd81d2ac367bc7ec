using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;

namespace Gradus.Benchmarks.Cases;

/// <summary>The step of 784-128-10 written out, compiled, without trainer, layers and optimizer: what these cost is the difference to <see cref="Training"/>'s.</summary>
internal static class BareTraining
{
    private const int Pixels = 784, Hidden = 128, Classes = 10;

    private static readonly TrainingModel Model = TrainingModel.Known.Single(model => model.Name == "mlp128/b64");

    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All =>
    [
        new("train/gradus-bare/mlp128/b64/sgd/epoch", Epochs, Case.AnyThreads),
        new("train/gradus-bare/mlp128/b64/sgd/step", Steps, Case.AnyThreads),
    ];

    /// <summary>Weights and biases of the two layers: [784, 128], [128], [128, 10], [10].</summary>
    private sealed record Parameters(Tensor W1, Tensor B1, Tensor W2, Tensor B2)
    {
        /// <summary>Weights with deviations of √(1/inputs), biases of 0.</summary>
        public static Parameters Random(RandomKey key) => new(Normal(key.Fold(0), Pixels, Hidden), Tensor.Zeros([Hidden]), Normal(key.Fold(1), Hidden, Classes), Tensor.Zeros([Classes]));

        private static Tensor Normal(RandomKey key, int inputs, int outputs) => key.Normal([inputs, outputs], deviation: 1 / Math.Sqrt(inputs));
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

    private static Measurement Epochs()
    {
        var step = Ad.Jit<Parameters, (Tensor, Tensor), (Tensor, Parameters)>(Step);
        var (images, labels) = Model.Data();
        var parameters = Parameters.Random(new RandomKey(1));
        var random = new Random(2);
        var loss = Tensor.Scalar(0);
        var measured = Measurement.Of(Epoch, 1, 1, "s", $"an epoch of {Model.Title("sgd")}, {Model.Rows:N0} rows", samples: Model.Samples.Epochs);
        return double.IsFinite(loss.Item()) ? measured : throw new InvalidOperationException("The loss is not finite: this was no training.");

        void Epoch()
        {
            int[] order = [.. Enumerable.Range(0, Model.Rows)];
            random.Shuffle(order);
            for (int at = 0; at < Model.Rows; at += Model.Batch)
            {
                var rows = Tensor.Of<int>(order.AsSpan(at, Math.Min(Model.Batch, Model.Rows - at)));
                (loss, parameters) = step(parameters, (images.Take(rows), labels.Take(rows)));
            }
        }
    }

    private static Measurement Steps()
    {
        var step = Ad.Jit<Parameters, (Tensor, Tensor), (Tensor, Parameters)>(Step);
        var (images, labels) = Model.Data();
        var parameters = Parameters.Random(new RandomKey(1));
        int[] order = [.. Enumerable.Range(0, Model.Rows)];
        new Random(2).Shuffle(order);
        int at = 0;
        return Measurement.Of(() =>
        {
            var rows = Tensor.Of<int>(order.AsSpan(at, Model.Batch));
            at = (at + Model.Batch) % (Model.Rows - Model.Batch);
            (_, parameters) = step(parameters, (images.Take(rows), labels.Take(rows)));
        }, 1, 1e6, "us", $"a step of {Model.Title("sgd")}", samples: Model.Samples.Steps);
    }
}
