namespace Gradus.Scalars;

/// <content>What a threshold neuron computes.</content>
public sealed partial class ThresholdNeuron
{
    /// <summary>Whether the neuron fires: Σᵢ wᵢxᵢ + b &gt; 0, strictly, where true counts 1 and false 0.</summary>
    /// <param name="inputs">One input for each weight.</param>
    /// <returns>True if it fires; false at exactly 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputs"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many inputs as weights; the message names both numbers.</exception>
    // TODO (logic-gates)
    public bool Fires(params IReadOnlyList<bool> inputs)
    {
        double sum = Bias;
        for (int i = 0; i < inputs.Count; i++)
            if (inputs[i]) sum += Weights[i];
        return sum > 0;
    }
}

/// <content>What a two-layer threshold network computes.</content>
public sealed partial class ThresholdNetwork
{
    /// <summary>Whether the output neuron fires when it sees what the hidden neurons make of the inputs.</summary>
    /// <param name="inputs">One input for each weight of a hidden neuron.</param>
    /// <returns>True if the output neuron fires.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputs"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many inputs as a hidden neuron has weights; the message names both numbers.</exception>
    // TODO (logic-gates)
    public bool Fires(params IReadOnlyList<bool> inputs) => throw new NotImplementedException("ThresholdNetwork.Fires");
}
