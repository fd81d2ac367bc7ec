using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Linear;
using Gradus.Tensors;

namespace Gradus.Benchmarks.Cases;

/// <summary>Softmax regression through <see cref="SoftmaxRegression"/>, whose gradient is written by hand: an epoch of its fit, or a step compiled as the fit compiles it.</summary>
internal static class LinearTraining
{
    // A fit looks at all numbers of the data first, and compiles; so an epoch is taken from a fit of several.
    private const int EpochsOfFit = 10;

    private static readonly TrainingModel Model = TrainingModel.Known.Single(model => model.Name == "softmax/b64");

    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All =>
    [
        new("train/gradus-linear/softmax/b64/sgd/epoch", Epochs, Case.AnyThreads),
        new("train/gradus-linear/softmax/b64/sgd/step", Steps, Case.AnyThreads),
    ];

    private static Measurement Epochs()
    {
        var (images, labels) = Model.Data();
        int[] classes = labels.ToArray<int>();
        var regression = new SoftmaxRegression(new SoftmaxOptions { Rate = 0.1, Epochs = EpochsOfFit, BatchSize = Model.Batch });
        return Measurement.Of(() => regression.Fit(images, classes), EpochsOfFit, 1, "s", $"an epoch of {Model.Title("sgd")}, {Model.Rows:N0} rows, in a fit of {EpochsOfFit}", samples: Model.Samples.Epochs);
    }

    private static Measurement Steps()
    {
        var (images, labels) = Model.Data();
        var step = Ad.Jit((Tensor[] w, Tensor[] data) =>
        {
            var next = SoftmaxRegression.Step(new SoftmaxWeights(w[0], w[1]), data[0].Take(data[2]), data[1].Take(data[2]), 0.1);
            return new[] { next.Theta, next.Bias };
        });
        Tensor[] weights = [Tensor.Zeros([Model.Widths[0], Model.Widths[1]]), Tensor.Zeros([Model.Widths[1]])], data = [images, labels, null!];
        int[] order = new RandomKey(2).Permutation(Model.Rows).ToArray<int>();
        int at = 0;
        return Measurement.Of(() =>
        {
            data[2] = Tensor.Of<int>(order.AsSpan(at, Model.Batch));
            at = (at + Model.Batch) % (Model.Rows - Model.Batch);
            weights = step(weights, data);
        }, 1, 1e6, "us", $"a step of {Model.Title("sgd")}", samples: Model.Samples.Steps);
    }
}
