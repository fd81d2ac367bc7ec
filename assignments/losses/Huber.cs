using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    /// <summary>½r² where |r| ≤ δ, δ·(|r| − ½δ) elsewhere, of r = prediction − target: squared error for small mistakes, absolute error for large ones (Huber, 1964).</summary>
    /// <remarks>Where the branches meet, so do their slopes: its derivative is r, but not beyond ±δ.</remarks>
    /// <param name="prediction">Any shape, float32 or float64.</param>
    /// <param name="target">Of its type and shape.</param>
    /// <param name="delta">δ, where large begins: greater than 0 and finite.</param>
    /// <param name="reduction">Mean and sum are over all elements.</param>
    /// <exception cref="ArgumentException">Types or shapes differ, or are not float32 or float64: <c>Require.Alike(prediction, target)</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">δ is 0, negative, infinite or NaN: <c>Require.Positive(delta)</c>.</exception>
    // TODO (huber)
    public static Tensor Huber(Tensor prediction, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean)
    {
        throw new NotImplementedException("Loss.Huber");
    }
}
