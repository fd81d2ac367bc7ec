namespace Gradus.Contracts;

/// <summary>Kinds of layers.</summary>
public enum LayerKind
{
    /// <summary>Fully connected; <see cref="LayerPart.Number"/> outputs.</summary>
    Dense,

    /// <summary>Dropout at the rate <see cref="LayerPart.Number"/>.</summary>
    Dropout,

    /// <summary>Each example's numbers in a row.</summary>
    Flatten,

    /// <summary>A learned slope below 0; given.</summary>
    PRelu,

    /// <summary>A function alone; given.</summary>
    Activate,

    /// <summary>A network inside a network: of the <see cref="LayerPart.Number"/> layers that are listed behind it.</summary>
    Network,
}

/// <summary>Functions behind a layer's sums.</summary>
public enum Squashing
{
    /// <summary>None.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>1/(1 + e⁻ˣ).</summary>
    Sigmoid,
}

/// <summary>How parameters start.</summary>
public enum Filling
{
    /// <summary>N(0, 1).</summary>
    Normal,

    /// <summary>Glorot's, uniform.</summary>
    GlorotUniform,

    /// <summary>Glorot's, normal.</summary>
    GlorotNormal,

    /// <summary>He's, uniform.</summary>
    HeUniform,

    /// <summary>He's, normal.</summary>
    HeNormal,
}

/// <summary>A layer of a network.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Number">Outputs of a dense layer, rate of dropout, layers of a network; 0 for the others.</param>
/// <param name="Squashing">A dense layer's activation, or the function that stands alone.</param>
/// <param name="HasBias">Whether a dense layer adds a bias.</param>
/// <param name="WeightsStart">The number that all weights of a dense layer start as; null: its default.</param>
/// <param name="BiasStart">The number that all of its biases start as; null: its default.</param>
public sealed record LayerPart(LayerKind Kind, double Number = 0, Squashing Squashing = Squashing.None, bool HasBias = true, double? WeightsStart = null, double? BiasStart = null);

/// <summary>What a layer says of a parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="FanIn">Inputs of the layer.</param>
/// <param name="FanOut">Outputs of the layer.</param>
/// <param name="IsWeight">Whether a penalty is for it.</param>
public sealed record ParameterRow(string Name, int[] Shape, int FanIn, int FanOut, bool IsWeight);

/// <summary>The module <c>Gradus.Layers</c>: dense, dropout, flatten, networks of them, and starting weights.</summary>
/// <remarks>One part is that layer; none or several are a network, <c>Sequential</c>. Tensors cross as <see cref="Shaped"/>.</remarks>
public interface ILayers
{
    /// <summary>The output for a batch.</summary>
    /// <param name="parts">The layers.</param>
    /// <param name="weights">Of all layers.</param>
    /// <param name="x">[batch, …].</param>
    /// <param name="key">A key's seed: training. Null: evaluation.</param>
    /// <param name="kind">What tensors to call it with.</param>
    Shaped Apply(LayerPart[] parts, Shaped[] weights, Shaped x, int? key, TensorKind kind);

    /// <summary>A backward pass: the gradients of the weights, then of x, given that of the output.</summary>
    Shaped?[] Backward(LayerPart[] parts, Shaped[] weights, Shaped x, Shaped upstream, int? key);

    /// <summary>The shape of one example's output.</summary>
    int[] OutputShape(LayerPart[] parts, int[] input);

    /// <summary>The parameters for examples of a shape.</summary>
    ParameterRow[] Parameters(LayerPart[] parts, int[] input);

    /// <summary>Starting weights, in float64.</summary>
    Shaped[] Initialize(LayerPart[] parts, int key, int[] input);

    /// <summary>What an initializer draws.</summary>
    /// <param name="filling">Which.</param>
    /// <param name="key">The key's seed.</param>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="fanIn">Inputs of the layer.</param>
    /// <param name="fanOut">Outputs of the layer.</param>
    /// <param name="kind">float64 or float32, which the result must be of.</param>
    Shaped Draw(Filling filling, int key, int[] shape, int fanIn, int fanOut, TensorKind kind);
}
