using Gradus.Tensors;

namespace Gradus.Linear;

/// <content>A step downhill.</content>
public sealed partial class SoftmaxRegression
{
    /// <summary>A step of gradient descent on the <em>mean</em> negative log-likelihood of these rows: w − rate · gradient / n. So a rate that suits one size of batch suits another.</summary>
    /// <remarks>The rows are those of a batch, and n is their number: the last batch of an epoch may be shorter. <c>Require.Rate</c> and <c>Require.SomeRows</c> check the arguments.</remarks>
    /// <param name="w">The weights: Θ [features, classes], b [classes].</param>
    /// <param name="x">[n, features], of the weights' type, n ≥ 1.</param>
    /// <param name="labels">int32 [n], the class of each row, from 0.</param>
    /// <param name="rate">The learning rate, finite and 0 or more.</param>
    /// <returns>New weights, of the arguments' type; the old ones stay as they are.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Types or shapes do not fit, or there is no row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite, or a label that is known is no class.</exception>
    // exercise: training
    public static SoftmaxWeights Step(SoftmaxWeights w, Tensor x, Tensor labels, double rate)
    {
        Require.Rate(rate);
        Require.SomeRows(x);
        var gradient = Gradient(w, x, labels);
        double factor = -rate / x.Shape[0];
        return new SoftmaxWeights(w.Theta.AddScaled(gradient.Theta, factor), w.Bias.AddScaled(gradient.Bias, factor));
    }
}
