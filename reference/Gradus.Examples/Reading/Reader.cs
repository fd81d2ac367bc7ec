using System.Globalization;
using Gradus.Data;
using Gradus.Linear;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Examples.Reading;

/// <summary>What a training came to.</summary>
/// <param name="Loss">The mean loss of each epoch.</param>
/// <param name="Probabilities">Of the test images, [n, 10].</param>
internal sealed record Learnt(IReadOnlyList<double> Loss, Tensor Probabilities);

/// <summary>A model that learns to read digits.</summary>
/// <param name="Description">What it is, for the report.</param>
/// <param name="Learn">Learns from the first part and answers about the images of the second, pixels in [0, 1].</param>
internal sealed record Reader(string Description, Func<LabeledSet, LabeledSet, Learnt> Learn)
{
    /// <summary>The models' names.</summary>
    internal static IReadOnlyList<string> Names => [.. Makers.Keys];

    private static IReadOnlyDictionary<string, Func<int?, int, Reader>> Makers { get; } = new SortedDictionary<string, Func<int?, int, Reader>>(StringComparer.Ordinal) { ["mlp"] = Mlp, ["softmax"] = Softmax };

    /// <summary>A model by name.</summary>
    internal static Reader Of(string name, int? epochs, int seed) => Makers[name](epochs, seed);

    private static Reader Softmax(int? epochs, int seed)
    {
        var options = new SoftmaxOptions { Epochs = epochs ?? 30, Seed = seed };
        return new Reader(string.Create(CultureInfo.InvariantCulture, $"softmax regression, rate {options.Rate}, batch {options.BatchSize}, {options.Epochs} epochs"), (training, test) =>
        {
            var model = new SoftmaxRegression(options);
            var history = model.Fit(training.X(), training.Labels);
            return new Learnt(history.Loss, model.PredictProbabilities(test.X()));
        });
    }

    private static Reader Mlp(int? epochs, int seed)
    {
        var options = new MlpOptions { Hidden = [32], Optimizer = new Adam(1e-3), BatchSize = 32, Epochs = epochs ?? 40, Seed = seed };
        return new Reader(string.Create(CultureInfo.InvariantCulture, $"multi-layer perceptron 64-{options.Hidden[0]}-10, ReLU, Adam, rate 0.001, batch {options.BatchSize}, {options.Epochs} epochs"), (training, test) =>
        {
            var model = new MlpClassifier(options).Fit(training.X(), training.Labels);
            return new Learnt(model.History.Loss, model.PredictProbabilities(test.X()));
        });
    }
}
