using Gradus.Tensors;

namespace Gradus.Linear;

/// <content>How well the weights explain the labels.</content>
public sealed partial class SoftmaxRegression
{
    /// <summary>The negative log-likelihood: −Σᵢ ln pᵢ, where pᵢ is the probability of row i's class. The sum over rows, as lectures 0 and 1 have it, not the mean.</summary>
    /// <remarks>−ln pᵢ is ln Σⱼ exp(zⱼ) − zᵢ, with the greatest logit of the row taken out of both: finite wherever the greatest logit less the class's own is. The logarithm of a probability that has become 0 would be −∞.
    /// <c>Require.Labels</c> checks the labels.</remarks>
    /// <param name="w">The weights: Θ [features, classes], b [classes].</param>
    /// <param name="x">[n, features], of the weights' type.</param>
    /// <param name="labels">int32 [n], the class of each row, from 0.</param>
    /// <returns>One number, of the arguments' type: [].</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Types or shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label that is known is no class.</exception>
    // exercise: likelihood
    public static Tensor NegativeLogLikelihood(SoftmaxWeights w, Tensor x, Tensor labels)
    {
        var logits = Logits(w, x);
        Require.Labels(labels, logits);
        var shifted = logits - logits.Max(1, keepDims: true);
        // By a choice: the product with the one-hot rows would make NaN of −∞ elsewhere.
        var ofLabels = Tensor.Where(OneHot(labels, shifted) > 0, shifted, 0).Sum(1);
        return (Tensor.Log(Tensor.Exp(shifted).Sum(1)) - ofLabels).Sum();
    }

    // solution
    private static Tensor OneHot(Tensor labels, Tensor like) => Tensor.OneHot(labels, like.Shape[1], like.DType);
}
