using Gradus.Autodiff;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    /// <summary>−ln p of each row's class, p = softmax(logits): cross-entropy, the negative log-likelihood of softmax regression (lectures 0, 1 and 4).</summary>
    /// <remarks>It takes logits, not probabilities: softmax is in it, with the greatest element of each row taken out, so no logit overflows and a probability of 0 costs a finite number.
    /// The mean's gradient is (p − y)/n, y one-hot.</remarks>
    /// <param name="logits">[n, classes], float32 or float64.</param>
    /// <param name="labels">int32 [n]: the class of each row, from 0.</param>
    /// <param name="reduction">Mean and sum are over the rows, not over the elements.</param>
    /// <exception cref="ArgumentException">Types or shapes are others: <c>Require.Labels(logits, labels)</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is known and none of the classes: <c>Require.Labels(logits, labels)</c>. In a compiled function it is not known: there the row counts as
    /// if its class had the greatest logit.</exception>
    // TODO (cross-entropy)
    public static Tensor CrossEntropy(Tensor logits, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        var powers = Exp(logits);
        var p = powers / powers.Sum(1, keepDims: true);
        return Reduce(-(OneHot(labels, logits.Shape[1], logits.DType) * Log(p)), reduction);
    }

    /// <summary>−Σ yⱼ·ln pⱼ of each row, p = softmax(logits): cross-entropy with a distribution for each row instead of a label.</summary>
    /// <param name="logits">[n, classes], float32 or float64.</param>
    /// <param name="targets">y, [n, classes], of the logits' type: one-hot rows, or soft ones that sum to 1.</param>
    /// <param name="reduction">Mean and sum are over the rows, not over the elements.</param>
    /// <exception cref="ArgumentException">Types or shapes differ, or are others: <c>Require.Rows(logits)</c>, <c>Require.Alike(logits, targets)</c>.</exception>
    /// <exception cref="ArgumentException">A row of targets is known and no distribution: <c>Require.Distributions(targets)</c>.</exception>
    // TODO (cross-entropy)
    public static Tensor CrossEntropyOneHot(Tensor logits, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        throw new NotImplementedException("Loss.CrossEntropyOneHot");
    }
}
