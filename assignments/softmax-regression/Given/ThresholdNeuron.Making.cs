namespace Gradus.Linear;

/// <summary>The neuron of McCulloch and Pitts: it fires if the weighted sum of its inputs exceeds a threshold (lecture 4).</summary>
/// <remarks>Source: W. McCulloch, W. Pitts, A logical calculus of the ideas immanent in nervous activity, 1943.</remarks>
public sealed partial class ThresholdNeuron
{
    /// <summary>Makes a neuron.</summary>
    /// <param name="weights">One for each input, at least one, finite. They are copied.</param>
    /// <param name="threshold">What the weighted sum must exceed, finite.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no weight, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not finite.</exception>
    public ThresholdNeuron(double[] weights, double threshold)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Length == 0) throw new ArgumentException("A neuron has at least one weight; these are none.", nameof(weights));
        Require.Finite(weights, nameof(weights));
        Require.Finite(threshold, nameof(threshold));
        (Weights, Threshold) = ([.. weights], threshold);
    }

    /// <summary>The weights, one for each input. The neuron's own array: who changes it changes the neuron.</summary>
    public double[] Weights { get; }

    /// <summary>What the weighted sum must exceed.</summary>
    public double Threshold { get; }
}
