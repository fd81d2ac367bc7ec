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
    // exercise: likelihood
    public static Tensor NegativeLogLikelihood(Tensor logProbabilities, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        Require.Labels(logProbabilities, labels);
        return Reduce(-OfLabels(logProbabilities, labels), reduction);
    }

    // Of each row the element of its label. By a choice, which compiled code does in the pass over the row; a product with one-hot rows would make NaN of −∞ elsewhere.
    // solution
    private static Tensor OfLabels(Tensor rows, Tensor labels) => Where(Equal(labels.ExpandDims(1), Range(rows.Shape[1], device: labels.Device)), rows, 0).Sum(1);
}
