namespace Gradus.Scalars;

/// <content>What a network computes, and its gradients' reset.</content>
public sealed partial class Network
{
    /// <summary>Passes the inputs through all layers.</summary>
    /// <param name="inputs">As many as the first layer takes. Plain numbers will do: <c>[0.5, 0.1]</c>.</param>
    /// <returns>The last layer's outputs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputs"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many inputs as the first layer takes; the message names both numbers.</exception>
    // TODO (neuron)
    public IReadOnlyList<Value> Forward(IReadOnlyList<Value> inputs)
    {
        throw new NotImplementedException("Network.Forward");
    }

    /// <summary>Sets the gradient of every parameter to 0. Call it before each <see cref="Value.Backward"/> of a training loop.</summary>
    // TODO (backward)
    public void ZeroGrad()
    {
        throw new NotImplementedException("Network.ZeroGrad");
    }
}
