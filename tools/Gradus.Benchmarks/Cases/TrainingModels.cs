using Gradus.Activations;
using Gradus.Layers;
using Gradus.Losses;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using static Gradus.Layers.Lego;

namespace Gradus.Benchmarks.Cases;

/// <summary>What is trained: a network of dense layers with ReLU between them, on made-up rows.</summary>
/// <param name="Name">The case's part of the name: mlp128/b64.</param>
/// <param name="Rows">How many examples there are.</param>
/// <param name="Widths">Inputs, hidden layers, classes.</param>
/// <param name="Batch">Examples a step.</param>
internal sealed record TrainingModel(string Name, int Rows, int[] Widths, int Batch)
{
    /// <summary>All of them, with the shapes of MNIST and of the digits.</summary>
    public static TrainingModel[] Known { get; } =
    [
        new("softmax/b64", 60_000, [784, 10], 64),
        new("mlp128/b64", 60_000, [784, 128, 10], 64),
        new("mlp512_256/b256", 60_000, [784, 512, 256, 10], 256),
        new("digits/b32", 1_438, [64, 32, 10], 32),
    ];

    /// <summary>The rules by which they are trained.</summary>
    public static string[] Rules { get; } = ["sgd", "adam"];

    /// <summary>How many epochs are measured, and how many steps: of a small network, which takes microseconds, ten times as many and more.</summary>
    public (int Epochs, int Steps) Samples => Rows < 10_000 ? (100, 20_000) : (5, 2_000);

    /// <summary>What a figure is about.</summary>
    public string Title(string rule) => $"{string.Join('-', Widths)}, batch {Batch}, {(rule == "sgd" ? "SGD" : "Adam")}";

    /// <summary>A trainer.</summary>
    public Trainer Trainer(string rule) => new(
        new Sequential([.. Widths[1..^1].Select(width => Dense(width, Activation.Relu)), Dense(Widths[^1])]),
        rule == "sgd" ? new Sgd(0.1) : new Adam(1e-3),
        (logits, labels) => Loss.CrossEntropy(logits, labels));

    /// <summary>Images [rows, pixels] in [0, 1) and labels [rows].</summary>
    public (Tensor Images, Tensor Labels) Data()
    {
        var random = new Random(0);
        var pixels = new float[Rows * Widths[0]];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = random.NextSingle();
        var labels = new int[Rows];
        for (int i = 0; i < labels.Length; i++) labels[i] = random.Next(Widths[^1]);
        return (Tensor.FromSpan<float>(pixels, [Rows, Widths[0]]), Tensor.FromSpan<int>(labels, [Rows]));
    }
}
