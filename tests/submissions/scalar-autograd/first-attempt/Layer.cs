namespace Gradus.Scalars;

/// <content>What a layer computes.</content>
public sealed partial class Layer
{
    /// <summary>The outputs of all neurons for the same inputs.</summary>
    /// <param name="inputs">As many as <see cref="Inputs"/>.</param>
    /// <returns>One output for each neuron, in their order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputs"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not <see cref="Inputs"/> inputs; the message names both numbers.</exception>
    // TODO (neuron)
    public IReadOnlyList<Value> Forward(IReadOnlyList<Value> inputs) => throw new NotImplementedException("Layer.Forward");
}
