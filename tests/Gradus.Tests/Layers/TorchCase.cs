using System.Text.Json;
using Gradus.Layers;
using Gradus.Tensors;
using static Gradus.Layers.Lego;

namespace Gradus.Tests.Layers;

/// <summary>A network of torch.nn in float64: weights, a batch, what comes out and all gradients (Fixtures/make_layers.py).</summary>
internal sealed record TorchCase(string Name, int[] Input, TorchLayer[] Layers, int[] Example, TorchArray[] Weights, TorchArray X, TorchArray Upstream, TorchArray Output, TorchArray[] Gradients, TorchArray XGradient)
{
    internal static TorchFixture Fixture { get; } = Read();

    internal Layer[] Ours => [.. Layers.Select(layer => layer.Ours)];

    public override string ToString() => Name;

    private static TorchFixture Read() => EmbeddedJson.Read<TorchFixture>("Layers", "layers.json", JsonSerializerOptions.Web);
}

internal sealed record TorchFixture(TorchCase[] Cases, TorchSpread[] Spreads);

internal sealed record TorchSpread(int In, int Out, double GlorotUniformBound, double GlorotDeviation, double HeUniformBound, double HeDeviation, double PyTorchBound);

internal sealed record TorchArray(int[] Shape, double[] Values)
{
    internal Tensor Tensor => Gradus.Tensors.Tensor.FromSpan<double>(Values, Gradus.Tensors.Shape.Create(Shape));
}

internal sealed record TorchLayer(string Kind, int Outputs, string Activation, bool HasBias)
{
    internal Layer Ours => Kind switch
    {
        "dense" => new Dense(Outputs, Function, Activation, null, null, HasBias),
        "flatten" => Flatten(),
        "prelu" => PRelu(),
        "activate" => Activate(Function!, Activation),
        _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, "There is no such layer."),
    };

    private Func<Tensor, Tensor>? Function => Activation switch
    {
        "relu" => Tensor.Relu,
        "tanh" => Tensor.Tanh,
        "sigmoid" => Tensor.Sigmoid,
        _ => null,
    };
}
