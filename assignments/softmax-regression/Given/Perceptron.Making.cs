namespace Gradus.Linear;

/// <summary>Rosenblatt's perceptron: a neuron that learns from its mistakes (lectures 3 and 4).</summary>
/// <remarks>Source: F. Rosenblatt, The perceptron: a probabilistic model for information storage and organization in the brain, 1958.</remarks>
public sealed partial class Perceptron
{
    /// <summary>A perceptron that has learnt nothing: weights and bias are 0.</summary>
    /// <param name="features">How many features an example has, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public Perceptron(int features)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        Weights = new double[features];
    }

    /// <summary>w [features]. The perceptron's own array: who changes it changes the perceptron.</summary>
    public double[] Weights { get; }

    /// <summary>b.</summary>
    public double Bias { get; private set; }
}
