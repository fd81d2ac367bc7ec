using Gradus.Tensors;

namespace Gradus.Linear;

/// <content>From weights to probabilities.</content>
public sealed partial class SoftmaxRegression
{
    /// <summary>The logits x·Θ + b: one for each row and class.</summary>
    /// <remarks><c>Require.Fits</c> checks both arguments.</remarks>
    /// <param name="w">The weights: Θ [features, classes], b [classes].</param>
    /// <param name="x">[n, features], of the weights' type.</param>
    /// <returns>[n, classes], of the arguments' type.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Types or shapes do not fit.</exception>
    // exercise: probabilities
    public static Tensor Logits(SoftmaxWeights w, Tensor x)
    {
        Require.Fits(w, x);
        return x.MatMul(w.Theta) + w.Bias;
    }

    /// <summary>The probability of each class for each row: the softmax of the logits, pₖ = exp(zₖ) / Σⱼ exp(zⱼ).</summary>
    /// <remarks>For any finite logits: the greatest one <em>of each row</em> is subtracted first, which changes no quotient. (The slide subtracts the greatest one of the whole batch; beside a row of logits around
    /// 1000, one around 0 then becomes 0/0.)</remarks>
    /// <param name="w">The weights: Θ [features, classes], b [classes].</param>
    /// <param name="x">[n, features], of the weights' type.</param>
    /// <returns>[n, classes], of the arguments' type; each row sums to 1.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Types or shapes do not fit.</exception>
    // exercise: probabilities
    public static Tensor Probabilities(SoftmaxWeights w, Tensor x)
    {
        var logits = Logits(w, x);
        var exponentials = Tensor.Exp(logits - logits.Max(1, keepDims: true));
        return exponentials / exponentials.Sum(1, keepDims: true);
    }
}
