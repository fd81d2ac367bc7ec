namespace Gradus.Scalars;

/// <summary>The McCulloch–Pitts neuron in the lecture's notation [Σᵢ wᵢxᵢ + b &gt; 0]: inputs and output are true (1) or false (0).</summary>
/// <remarks>It has no derivative that could be learned from: its weights are chosen. Source: lecture 4; McCulloch and Pitts, 1943.</remarks>
public sealed partial class ThresholdNeuron
{
    /// <summary>Makes a neuron with given weights.</summary>
    /// <param name="weights">One weight for each input, at least one, all finite.</param>
    /// <param name="bias">What is added to the weighted sum, finite; minus the threshold.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="weights"/> is empty or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bias"/> is not finite.</exception>
    public ThresholdNeuron(IReadOnlyList<double> weights, double bias)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0)
        {
            throw new ArgumentException("A neuron needs at least one weight.", nameof(weights));
        }

        for (int i = 0; i < weights.Count; i++)
        {
            if (!double.IsFinite(weights[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Weights must be finite; weight {i} is {weights[i]}."), nameof(weights));
            }
        }

        if (!double.IsFinite(bias))
        {
            throw new ArgumentOutOfRangeException(nameof(bias), bias, FormattableString.Invariant($"The bias is {bias}; it must be finite."));
        }

        Weights = [.. weights];
        Bias = bias;
    }

    /// <summary>The weights, one for each input.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>What is added to the weighted sum.</summary>
    public double Bias { get; }
}

/// <summary>Two layers of threshold neurons: hidden neurons that all see the inputs, and one output neuron that sees the hidden ones.</summary>
public sealed partial class ThresholdNetwork
{
    /// <summary>Makes a network of given neurons.</summary>
    /// <param name="hidden">The hidden neurons, at least one, all with the same number of weights.</param>
    /// <param name="output">The output neuron, with one weight for each hidden neuron.</param>
    /// <exception cref="ArgumentNullException">An argument, or a hidden neuron, is null.</exception>
    /// <exception cref="ArgumentException">There is no hidden neuron, or the numbers of weights do not fit.</exception>
    public ThresholdNetwork(IReadOnlyList<ThresholdNeuron> hidden, ThresholdNeuron output)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(output);
        if (hidden.Count == 0)
        {
            throw new ArgumentException("The network needs at least one hidden neuron.", nameof(hidden));
        }

        for (int i = 0; i < hidden.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(hidden[i], $"{nameof(hidden)}[{i}]");
            if (hidden[i].Weights.Count != hidden[0].Weights.Count)
            {
                throw new ArgumentException(
                    $"All hidden neurons take the same inputs; neuron 0 has {hidden[0].Weights.Count} weights, neuron {i} has {hidden[i].Weights.Count}.",
                    nameof(hidden));
            }
        }

        if (output.Weights.Count != hidden.Count)
        {
            throw new ArgumentException($"The output neuron has {output.Weights.Count} weights, but there are {hidden.Count} hidden neurons.", nameof(output));
        }

        Hidden = [.. hidden];
        Output = output;
    }

    /// <summary>The hidden neurons.</summary>
    public IReadOnlyList<ThresholdNeuron> Hidden { get; }

    /// <summary>The output neuron.</summary>
    public ThresholdNeuron Output { get; }
}
