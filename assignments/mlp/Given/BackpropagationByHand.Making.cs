namespace Gradus.Networks;

/// <summary>Lecture 3's listing of backpropagation with inertia, number by number: sigmoid neurons without biases, no tensors, no automatic derivatives.</summary>
/// <remarks>One example is one step. Each object remembers its own last Δw, so its inertia.</remarks>
/// <param name="weights">Of each layer a matrix [outputs, inputs]; copied. A layer has as many inputs as the one before it has outputs.</param>
/// <param name="rate">η, at least 0.</param>
/// <param name="inertia">α, from 0 up to, not including, 1.</param>
/// <exception cref="ArgumentNullException">The weights, or those of a layer, are null.</exception>
/// <exception cref="ArgumentException">There is no layer, one is empty, or two do not fit.</exception>
/// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite, or the inertia not in [0, 1).</exception>
public sealed partial class BackpropagationByHand(double[][,] weights, double rate = 0.5, double inertia = 0)
{
    private readonly double rate = Require.NotNegative(rate);
    private readonly double inertia = Require.Fraction(inertia);

    // Of each weight the last Δw; 0 before the first.
    private readonly double[][,] changes = [.. Require.Chain(weights).Select(layer => new double[layer.GetLength(0), layer.GetLength(1)])];

    /// <summary>The weights as they are now: layer l is [outputs, inputs].</summary>
    public double[][,] Weights { get; } = [.. Require.Chain(weights).Select(layer => (double[,])layer.Clone())];
}
