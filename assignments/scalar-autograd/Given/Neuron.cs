namespace Gradus.Scalars;

/// <summary>A neuron: weights, perhaps a bias, and an activation; activation(Σᵢ wᵢxᵢ + b).</summary>
public sealed partial class Neuron
{
    /// <summary>Makes a neuron with given weights.</summary>
    /// <param name="weights">One weight for each input, at least one.</param>
    /// <param name="activation">What is applied to the weighted sum.</param>
    /// <param name="bias">The bias, or null for a neuron without one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="weights"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="activation"/> is none of the enumeration's.</exception>
    public Neuron(IReadOnlyList<double> weights, Activation activation, double? bias = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0)
        {
            throw new ArgumentException("A neuron needs at least one weight.", nameof(weights));
        }

        if (!Enum.IsDefined(activation))
        {
            throw new ArgumentOutOfRangeException(nameof(activation), activation, "The activation must be Linear, Sigmoid, Tanh or Relu.");
        }

        Weights = [.. weights.Select(weight => new Value(weight))];
        Bias = bias is double number ? new Value(number) : null;
        Activation = activation;
    }

    /// <summary>The weights: leaves, one for each input.</summary>
    public IReadOnlyList<Value> Weights { get; }

    /// <summary>The bias: a leaf, or null.</summary>
    public Value? Bias { get; }

    /// <summary>What is applied to the weighted sum.</summary>
    public Activation Activation { get; }

    /// <summary>Weights, then the bias if there is one.</summary>
    public IReadOnlyList<Value> Parameters => Bias is null ? Weights : [.. Weights, Bias];

    /// <summary>A neuron with weights drawn uniformly from [−1, 1) and bias 0, as micrograd starts.</summary>
    /// <param name="inputs">The number of inputs, at least 1.</param>
    /// <param name="activation">What is applied to the weighted sum.</param>
    /// <param name="random">The source of the weights.</param>
    /// <param name="bias">Whether the neuron has a bias.</param>
    /// <returns>The neuron.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="inputs"/> is less than 1, or <paramref name="activation"/> is none of the enumeration's.</exception>
    public static Neuron Random(int inputs, Activation activation, Random random, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentNullException.ThrowIfNull(random);
        var weights = new double[inputs];
        for (int i = 0; i < inputs; i++)
        {
            weights[i] = 2 * random.NextDouble() - 1;
        }

        return new Neuron(weights, activation, bias ? 0 : null);
    }
}
