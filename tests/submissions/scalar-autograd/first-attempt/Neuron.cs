namespace Gradus.Scalars;

/// <content>What a neuron computes.</content>
public sealed partial class Neuron
{
    /// <summary>The weighted sum Σᵢ wᵢxᵢ, plus the bias if there is one: what enters the activation (lecture 3's h1in, h2in, oin).</summary>
    /// <param name="inputs">One input for each weight. Plain numbers will do: <c>[0.5, 0.1]</c>.</param>
    /// <returns>The sum, a node that depends on weights, bias and inputs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputs"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many inputs as weights; the message names both numbers.</exception>
    // TODO (neuron)
    public Value WeightedSum(IReadOnlyList<Value> inputs)
    {
        throw new NotImplementedException("Neuron.WeightedSum");
    }

    /// <summary>The neuron's output: its activation, applied to the weighted sum.</summary>
    /// <param name="inputs">One input for each weight.</param>
    /// <returns>The output.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputs"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many inputs as weights; the message names both numbers.</exception>
    // TODO (neuron)
    public Value Forward(IReadOnlyList<Value> inputs) => throw new NotImplementedException("Neuron.Forward");
}
