namespace Gradus.Scalars;

/// <summary>What a neuron does with its weighted sum.</summary>
public enum Activation
{
    /// <summary>Nothing: x.</summary>
    Linear,

    /// <summary>1/(1 + exp(−x)).</summary>
    Sigmoid,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>max(x, 0).</summary>
    Relu,
}

/// <summary>Activations as functions of a value.</summary>
public static class ActivationFunctions
{
    /// <summary>Applies an activation to a value.</summary>
    /// <param name="activation">Which one.</param>
    /// <param name="x">What to apply it to.</param>
    /// <returns>The activated value; x itself for <see cref="Activation.Linear"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="activation"/> is none of the enumeration's.</exception>
    public static Value Apply(this Activation activation, Value x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return activation switch
        {
            Activation.Linear => x,
            Activation.Sigmoid => x.Sigmoid(),
            Activation.Tanh => x.Tanh(),
            Activation.Relu => x.Relu(),
            _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "The activation must be Linear, Sigmoid, Tanh or Relu."),
        };
    }
}
