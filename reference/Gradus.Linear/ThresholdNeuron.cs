namespace Gradus.Linear;

/// <content>What the neuron computes.</content>
public sealed partial class ThresholdNeuron
{
    /// <summary>Whether the neuron fires: [w·x − threshold &gt; 0], strictly. At exactly the threshold it does not (lecture 4).</summary>
    /// <remarks><c>Require.Inputs</c> checks their number.</remarks>
    /// <param name="inputs">One for each weight.</param>
    /// <exception cref="ArgumentException">There are not as many inputs as weights.</exception>
    // exercise: neuron
    public bool Fires(params ReadOnlySpan<double> inputs)
    {
        Require.Inputs(inputs, Weights.Length, nameof(inputs));
        double sum = 0;
        for (int i = 0; i < inputs.Length; i++) sum += Weights[i] * inputs[i];
        return sum - Threshold > 0;
    }
}
