namespace Gradus.Networks;

/// <content>The listing: forward, deltas, change of weights.</content>
public sealed partial class BackpropagationByHand
{
    /// <summary>Passes an example through all layers.</summary>
    /// <param name="x">As many numbers as the first layer has inputs.</param>
    /// <returns>The outputs of every layer, one after the other, with the example itself at index 0: o = σ(Σ w·o of the layer before), σ(s) = 1/(1 + e⁻ˢ).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentException">There are more or fewer numbers than inputs.</exception>
    /// <remarks>Source: lecture 3, the forward pass; there are no biases.</remarks>
    // TODO (by-hand)
    public double[][] Forward(double[] x)
    {
        throw new NotImplementedException("BackpropagationByHand.Forward");
    }

    /// <summary>How the error ½Σ(t − o)² changes with the sum that each neuron forms: δ = ∂E/∂s.</summary>
    /// <param name="outputs">What <see cref="Forward"/> gave.</param>
    /// <param name="target">t, one number for each output of the last layer.</param>
    /// <returns>δ of every layer, the first layer's at index 0. Of the last layer δ = −o(1 − o)(t − o); of those before δⱼ = oⱼ(1 − oⱼ)·Σₖ δₖ·wₖⱼ, over the neurons k of the layer after.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The outputs or the targets are not as many as the network has.</exception>
    /// <remarks>Source: lecture 3, the listing; the slope's factor is 1, where the slide has 2α.</remarks>
    // TODO (by-hand)
    public double[][] Deltas(double[][] outputs, double[] target)
    {
        throw new NotImplementedException("BackpropagationByHand.Deltas");
    }

    /// <summary>Learns from one example: changes every weight by Δw, computed from the weights as they were.</summary>
    /// <param name="x">The example.</param>
    /// <param name="target">What the last layer should give.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">They are not as many numbers as the network has inputs and outputs.</exception>
    /// <remarks>Δw = α·Δw of the step before + (1 − α)·η·δⱼ·oᵢ, then w ← w − Δw, where α is the inertia, η the rate, and Δw 0 before the first step. Source: lecture 3, the listing: with a
    /// gradient that stays the same the steps come to η times it, not to η/(1 − α).</remarks>
    // TODO (by-hand)
    public void Learn(double[] x, double[] target)
    {
        throw new NotImplementedException("BackpropagationByHand.Learn");
    }
}
