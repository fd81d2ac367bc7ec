using Gradus.Tensors;

namespace Gradus.Linear;

/// <content>Where the likelihood grows.</content>
public sealed partial class SoftmaxRegression
{
    /// <summary>The gradient of <see cref="NegativeLogLikelihood"/> by the weights, by hand: with P the probabilities [n, classes] and Y the labels as rows of 0 and 1, Xᵀ(P − Y) by Θ and the sum of the
    /// rows of P − Y by b.</summary>
    /// <remarks>Of the sum over rows, as the likelihood is. <c>Require.Labels</c> checks the labels.</remarks>
    /// <param name="w">The weights: Θ [features, classes], b [classes].</param>
    /// <param name="x">[n, features], of the weights' type.</param>
    /// <param name="labels">int32 [n], the class of each row, from 0.</param>
    /// <returns>Of the shapes of the weights, and of the arguments' type.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Types or shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label that is known is no class.</exception>
    // TODO (gradient)
    public static SoftmaxWeights Gradient(SoftmaxWeights w, Tensor x, Tensor labels)
    {
        throw new NotImplementedException("SoftmaxRegression.Gradient");
    }
}
