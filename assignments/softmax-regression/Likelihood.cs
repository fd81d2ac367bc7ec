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
    // TODO (likelihood)
    public static Tensor NegativeLogLikelihood(SoftmaxWeights w, Tensor x, Tensor labels)
    {
        throw new NotImplementedException("SoftmaxRegression.NegativeLogLikelihood");
    }
}
