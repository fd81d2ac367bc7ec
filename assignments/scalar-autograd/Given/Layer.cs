namespace Gradus.Scalars;

/// <summary>A fully connected layer: neurons that all see the same inputs.</summary>
public sealed partial class Layer
{
    /// <summary>Makes a layer of given neurons.</summary>
    /// <param name="neurons">At least one; all with the same number of weights.</param>
    /// <exception cref="ArgumentNullException"><paramref name="neurons"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">There are no neurons, or their numbers of weights differ.</exception>
    public Layer(params IReadOnlyList<Neuron> neurons)
    {
        ArgumentNullException.ThrowIfNull(neurons);
        if (neurons.Count == 0)
        {
            throw new ArgumentException("A layer needs at least one neuron.", nameof(neurons));
        }

        for (int i = 0; i < neurons.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(neurons[i], $"{nameof(neurons)}[{i}]");
            if (neurons[i].Weights.Count != neurons[0].Weights.Count)
            {
                throw new ArgumentException(
                    $"All neurons of a layer take the same inputs; neuron 0 has {neurons[0].Weights.Count} weights, neuron {i} has {neurons[i].Weights.Count}.",
                    nameof(neurons));
            }
        }

        Neurons = [.. neurons];
    }

    /// <summary>The neurons, one for each output.</summary>
    public IReadOnlyList<Neuron> Neurons { get; }

    /// <summary>The number of inputs.</summary>
    public int Inputs => Neurons[0].Weights.Count;

    /// <summary>The number of outputs.</summary>
    public int Outputs => Neurons.Count;

    /// <summary>All parameters, neuron by neuron.</summary>
    public IReadOnlyList<Value> Parameters => [.. Neurons.SelectMany(neuron => neuron.Parameters)];

    /// <summary>A layer of random neurons; see <see cref="Neuron.Random"/>.</summary>
    /// <param name="inputs">The number of inputs, at least 1.</param>
    /// <param name="outputs">The number of neurons, at least 1.</param>
    /// <param name="activation">The activation of every neuron.</param>
    /// <param name="random">The source of the weights.</param>
    /// <param name="bias">Whether the neurons have a bias.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1, or <paramref name="activation"/> is none of the enumeration's.</exception>
    public static Layer Random(int inputs, int outputs, Activation activation, Random random, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        var neurons = new Neuron[outputs];
        for (int i = 0; i < outputs; i++)
        {
            neurons[i] = Neuron.Random(inputs, activation, random, bias);
        }

        return new Layer(neurons);
    }
}
