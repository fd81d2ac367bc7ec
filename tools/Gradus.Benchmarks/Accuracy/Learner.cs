using Gradus.Activations;
using Gradus.Layers;
using Gradus.Linear;
using Gradus.Losses;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using static Gradus.Layers.Lego;

namespace Gradus.Benchmarks.Accuracy;

/// <summary>How Gradus learns a setting: lectures 0 and 1's softmax regression, whose gradient is written by hand, or a network through <see cref="Trainer"/>.</summary>
internal static class Learner
{
    /// <summary>Learns, and answers.</summary>
    /// <param name="setting">What and how.</param>
    /// <param name="data">The examples.</param>
    /// <param name="seed">Equal seeds give equal answers.</param>
    /// <returns>How many examples of the test part are given their class.</returns>
    public static int Correct(Setting setting, ExampleSet data, int seed)
    {
        int[] answers = setting is { Widths.Length: 2, Rule: "sgd", Start: Start.Normal } ? Regression(setting, data, seed) : Network(setting, data, seed);
        return answers.Zip(data.Test.Labels).Count(pair => pair.First == pair.Second);
    }

    private static int[] Regression(Setting setting, ExampleSet data, int seed)
    {
        var model = new SoftmaxRegression(new SoftmaxOptions { Rate = setting.Rate, Epochs = setting.Epochs, BatchSize = setting.Batch, Seed = seed, StandardNormalStart = true });
        model.Fit(data.Training.X, data.Training.Labels);
        return model.Predict(data.Test.X);
    }

    private static int[] Network(Setting setting, ExampleSet data, int seed)
    {
        Initializer weights = setting.Start == Start.Normal ? Initializers.Normal : Initializers.PyTorch, bias = setting.Start == Start.Normal ? Initializers.Zeros : Initializers.PyTorch;
        var network = new Sequential([.. setting.Widths[1..^1].Select(width => Dense(width, Activation.Relu, weights, bias)), Dense(setting.Widths[^1], weights: weights, bias: bias)]);
        Optimizer rule = setting.Rule == "sgd" ? new Sgd(setting.Rate) : new Adam(setting.Rate);
        var trainer = new Trainer(network, rule, (logits, labels) => Loss.CrossEntropy(logits, labels));
        var key = new RandomKey(seed);
        var state = trainer.Start(key.Fold(0), [setting.Widths[0]]);
        var step = trainer.Compile();
        var labels = Tensor.Of<int>(data.Training.Labels);
        for (int epoch = 1; epoch <= setting.Epochs; epoch++) (state, _) = trainer.Epoch(state, data.Training.X, labels, setting.Batch, key.Fold(epoch), step);
        return network.Apply(state.Weights, data.Test.X).ArgMax(1).ToArray<int>();
    }
}
