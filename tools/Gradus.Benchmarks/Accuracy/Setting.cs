using System.Globalization;

namespace Gradus.Benchmarks.Accuracy;

/// <summary>How weights start.</summary>
internal enum Start
{
    /// <summary>Weights and biases uniform in ±1/√inputs: what PyTorch's <c>nn.Linear</c> does.</summary>
    Uniform,

    /// <summary>Weights N(0, 1), as lectures 0 and 1 have it; biases 0.</summary>
    Normal,
}

/// <summary>What is learnt, and how: the same for everybody who learns it.</summary>
/// <param name="Name">The name of its file of results.</param>
/// <param name="Title">What it is called in the table.</param>
/// <param name="Set">The data set: digits, mnist or fashion-mnist.</param>
/// <param name="Widths">Inputs, hidden layers with ReLU, classes.</param>
/// <param name="Rule">sgd or adam.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Batch">How many examples a step takes.</param>
/// <param name="Epochs">How many times each example is seen.</param>
internal sealed record Setting(string Name, string Title, string Set, int[] Widths, string Rule, double Rate, int Batch, int Epochs)
{
    /// <summary>All of them.</summary>
    /// <remarks>From N(0, 1) softmax regression needs its 100 epochs: after 30 of them it reads 0.949 of the digits, after 100 as many as from zeros.</remarks>
    public static Setting[] All { get; } =
    [
        new("digits-softmax", "digits, softmax regression", ExampleSet.Embedded, [64, 10], "sgd", 0.5, 64, 100) { Start = Start.Normal },
        new("digits-mlp", "digits, MLP 64-32-10", ExampleSet.Embedded, [64, 32, 10], "adam", 1e-3, 32, 40),
        new("mnist-softmax", "MNIST, softmax regression", "mnist", [784, 10], "adam", 1e-3, 64, 5),
        new("mnist-mlp", "MNIST, MLP 784-128-10", "mnist", [784, 128, 10], "adam", 1e-3, 64, 10),
        new("fashion-mnist-mlp", "Fashion-MNIST, MLP 784-128-10", "fashion-mnist", [784, 128, 10], "adam", 1e-3, 64, 10),
    ];

    /// <summary>How weights start.</summary>
    public Start Start { get; init; } = Start.Uniform;

    /// <summary>Everything that an accuracy depends on but the seed and who learns: results with another description are of something else.</summary>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join('-', Widths)}, {(Rule == "sgd" ? "SGD" : "Adam")}, rate {Rate}, batch {Batch}, {Epochs} epochs, from {(Start == Start.Normal ? "N(0, 1)" : "U(±1/√inputs)")}");

    /// <summary>The command that brings its data; null: they are there.</summary>
    public string? Fetch => Set == ExampleSet.Embedded ? null : $"Gradus.Examples fetch {Set}";

    /// <summary>The setting of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Setting Named(string name) => All.FirstOrDefault(s => s.Name == name)
        ?? throw new ArgumentException($"There is no row '{name}'; expected one of {string.Join(", ", All.Select(s => s.Name))}.");
}
