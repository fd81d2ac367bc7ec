namespace Gradus.Scalars;

/// <summary>A multi-layer network: each layer's outputs are the next one's inputs.</summary>
public sealed partial class Network
{
    /// <summary>Makes a network of given layers.</summary>
    /// <param name="layers">At least one, from the input on; each takes as many inputs as the one before has outputs.</param>
    /// <exception cref="ArgumentNullException"><paramref name="layers"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">There are no layers, or two neighbours do not fit.</exception>
    public Network(params IReadOnlyList<Layer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0)
        {
            throw new ArgumentException("A network needs at least one layer.", nameof(layers));
        }

        for (int i = 0; i < layers.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(layers[i], $"{nameof(layers)}[{i}]");
            if (i > 0 && layers[i].Inputs != layers[i - 1].Outputs)
            {
                throw new ArgumentException(
                    $"Layer {i} takes {layers[i].Inputs} inputs, but layer {i - 1} has {layers[i - 1].Outputs} outputs.", nameof(layers));
            }
        }

        Layers = [.. layers];
    }

    /// <summary>The layers, from the input on.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>All parameters, layer by layer, neuron by neuron.</summary>
    public IReadOnlyList<Value> Parameters => [.. Layers.SelectMany(layer => layer.Parameters)];

    /// <summary>The network of lecture 3's forward pass: 2 inputs, 2 hidden neurons, 1 output; no bias, sigmoid everywhere.</summary>
    /// <remarks>
    /// w1 = 0.15 and w2 = 0.25 lead into h1, w3 = 0.2 and w4 = 0.3 into h2, w5 = 0.4 and w6 = 0.45 into o. (The slide writes oin = w4·h1out + w5·h2out;
    /// the numbers it uses are w5 and w6.) The parameters are in the order w1…w6 and carry these names. At x = (0.5, 0.1) the output is 0.6105432018743285.
    /// </remarks>
    /// <returns>A new network.</returns>
    public static Network Lecture()
    {
        var network = new Network(
            new Layer(new Neuron([0.15, 0.25], Activation.Sigmoid), new Neuron([0.2, 0.3], Activation.Sigmoid)),
            new Layer(new Neuron([0.4, 0.45], Activation.Sigmoid)));
        string[] names = ["w1", "w2", "w3", "w4", "w5", "w6"];
        foreach ((Value weight, string name) in network.Parameters.Zip(names))
        {
            weight.Name = name;
        }

        return network;
    }

    /// <summary>Takes one step of gradient descent: every parameter's data decreases by rate × its gradient.</summary>
    /// <param name="rate">The learning rate, positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not positive and finite.</exception>
    public void Descend(double rate)
    {
        if (!double.IsFinite(rate) || rate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, FormattableString.Invariant($"The learning rate is {rate}; it must be positive and finite."));
        }

        foreach (Value parameter in Parameters)
        {
            parameter.Data -= rate * parameter.Grad;
        }
    }
}
