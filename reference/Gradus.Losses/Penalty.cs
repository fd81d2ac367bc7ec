using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Penalty
{
    /// <summary>Σ|w| (lecture 3): pulls small weights to 0, where its derivative is taken to be 0.</summary>
    /// <param name="weights">A tree of float32 or float64 tensors, all of one type.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There is no tensor, or one of another type: <c>Require.Weights(weights)</c> gives the tensors.</exception>
    // exercise: penalties
    public static Tensor L1<T>(T weights) => Total(Require.Weights(weights), w => Abs(w).Sum());

    /// <summary>Σw² (lecture 3), without a factor ½.</summary>
    /// <param name="weights">A tree of float32 or float64 tensors, all of one type.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There is no tensor, or one of another type: <c>Require.Weights(weights)</c> gives the tensors.</exception>
    // exercise: penalties
    public static Tensor L2<T>(T weights) => Total(Require.Weights(weights), w => Square(w).Sum());

    /// <summary>ρ·Σ|w| + ½(1 − ρ)·Σw² (lecture 3): both, with scikit-learn's ½ on the square.</summary>
    /// <param name="weights">A tree of float32 or float64 tensors, all of one type.</param>
    /// <param name="l1Ratio">ρ, from 0 to 1: the first one's share.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There is no tensor, or one of another type: <c>Require.Weights(weights)</c> gives the tensors.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ρ is not in 0 … 1: <c>Require.Share(l1Ratio)</c>.</exception>
    // exercise: penalties
    public static Tensor Elastic<T>(T weights, double l1Ratio = 0.5)
    {
        Require.Share(l1Ratio);
        var tensors = Require.Weights(weights);
        return (l1Ratio * Total(tensors, w => Abs(w).Sum())) + (0.5 * (1 - l1Ratio) * Total(tensors, w => Square(w).Sum()));
    }

    // solution
    private static Tensor Total(Tensor[] tensors, Func<Tensor, Tensor> penalty) => tensors.Select(penalty).Aggregate((a, b) => a + b);
}
