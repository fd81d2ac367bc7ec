using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Penalty
{
    /// <summary>Σ|w| (lecture 3): pulls small weights to 0, where its derivative is taken to be 0.</summary>
    /// <param name="weights">A tree of float32 or float64 tensors, all of one type.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There is no tensor, or one of another type: <c>Require.Weights(weights)</c> gives the tensors.</exception>
    // TODO (penalties)
    public static Tensor L1<T>(T weights) => throw new NotImplementedException("Penalty.L1");

    /// <summary>Σw² (lecture 3), without a factor ½.</summary>
    /// <param name="weights">A tree of float32 or float64 tensors, all of one type.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There is no tensor, or one of another type: <c>Require.Weights(weights)</c> gives the tensors.</exception>
    // TODO (penalties)
    public static Tensor L2<T>(T weights) => Require.Weights(weights).Select(w => 0.5 * Square(w).Sum()).Aggregate((a, b) => a + b);

    /// <summary>ρ·Σ|w| + ½(1 − ρ)·Σw² (lecture 3): both, with scikit-learn's ½ on the square.</summary>
    /// <param name="weights">A tree of float32 or float64 tensors, all of one type.</param>
    /// <param name="l1Ratio">ρ, from 0 to 1: the first one's share.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There is no tensor, or one of another type: <c>Require.Weights(weights)</c> gives the tensors.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ρ is not in 0 … 1: <c>Require.Share(l1Ratio)</c>.</exception>
    // TODO (penalties)
    public static Tensor Elastic<T>(T weights, double l1Ratio = 0.5)
    {
        throw new NotImplementedException("Penalty.Elastic");
    }
}
