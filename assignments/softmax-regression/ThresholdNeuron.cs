namespace Gradus.Linear;

/// <content>What the neuron computes.</content>
public sealed partial class ThresholdNeuron
{
    /// <summary>Whether the neuron fires: [w·x − threshold &gt; 0], strictly. At exactly the threshold it does not (lecture 4).</summary>
    /// <remarks><c>Require.Inputs</c> checks them.</remarks>
    /// <param name="inputs">One for each weight.</param>
    /// <exception cref="ArgumentException">There are not as many inputs as weights, or one is NaN or infinite.</exception>
    // TODO (neuron)
    public bool Fires(params ReadOnlySpan<double> inputs)
    {
        throw new NotImplementedException("ThresholdNeuron.Fires");
    }
}
