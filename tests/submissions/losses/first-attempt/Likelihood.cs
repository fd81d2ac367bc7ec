using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    /// <summary>−ln p of each row's class, given ln p: the negative log-likelihood (lectures 0 and 1), for networks that end with log-softmax.</summary>
    /// <param name="logProbabilities">ln p, [n, classes], float32 or float64.</param>
    /// <param name="labels">int32 [n]: the class of each row, from 0.</param>
    /// <param name="reduction">Mean and sum are over the rows, not over the elements.</param>
    /// <exception cref="ArgumentException">Types or shapes are others: <c>Require.Labels(logProbabilities, labels)</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is known and none of the classes: <c>Require.Labels(logProbabilities, labels)</c>.</exception>
    // TODO (likelihood)
    public static Tensor NegativeLogLikelihood(Tensor logProbabilities, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        throw new NotImplementedException("Loss.NegativeLogLikelihood");
    }
}
