using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    /// <summary>(prediction − target)², for each element; its mean is the MSE (lectures 3 and 4), without a factor ½.</summary>
    /// <param name="prediction">Any shape, float32 or float64.</param>
    /// <param name="target">Of its type and shape.</param>
    /// <param name="reduction">Mean and sum are over all elements.</param>
    /// <exception cref="ArgumentException">Types or shapes differ, or are not float32 or float64: <c>Require.Alike(prediction, target)</c>.</exception>
    // TODO (squared-error)
    public static Tensor SquaredError(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean)
    {
        throw new NotImplementedException("Loss.SquaredError");
    }
}
