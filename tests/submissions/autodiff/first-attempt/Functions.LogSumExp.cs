using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>Functions that need care to be right for every input.</summary>
public static partial class Functions
{
    /// <summary>ln Σ exp(xᵢ) along an axis, for any finite x and for infinities: what softmax and cross-entropy are made of (lectures 0 and 4).</summary>
    /// <remarks>exp(1000) overflows; exp(1000 − 1000) does not. The greatest element of each row (not of the whole batch, as a slide has it) is taken out and
    /// added again. The derivative is the softmax of the row. A row of −∞ alone (all of it masked) gives −∞, whose derivative is taken
    /// to be 0, and a row with +∞ gives +∞, whose derivative is NaN.</remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis along which is summed; −1 is the last.</param>
    /// <param name="keepDims">Whether the axis stays, with length 1.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64.</exception>
    // TODO (log-sum-exp)
    public static Tensor LogSumExp(Tensor x, int axis = -1, bool keepDims = false)
    {
        throw new NotImplementedException("Functions.LogSumExp");
    }
}
