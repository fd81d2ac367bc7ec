using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>How parameters are drawn towards 0. All of them are, biases too; a penalty in the loss can choose.</summary>
public abstract record WeightDecay
{
    private WeightDecay()
    {
    }

    /// <summary>Not at all.</summary>
    public static WeightDecay None { get; } = new Nothing();

    /// <summary>g + λw for the gradient g: the gradient of the penalty (λ/2)·Σw², as PyTorch's <c>weight_decay</c>. A rule that scales gradients scales it too.</summary>
    /// <param name="lambda">λ, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">λ is negative or not finite.</exception>
    public static WeightDecay L2(double lambda) => new Coupled(Require.NotNegative(nameof(lambda), lambda));

    /// <summary>w shrinks by rate·λ·w beside the step, whatever the rule does with gradients: AdamW (Loshchilov and Hutter, 2019).</summary>
    /// <param name="lambda">λ, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">λ is negative or not finite.</exception>
    public static WeightDecay Decoupled(double lambda) => new Beside(Require.NotNegative(nameof(lambda), lambda));

    /// <summary>The gradient that the rule gets.</summary>
    /// <param name="gradient">The gradient, clipped.</param>
    /// <param name="point">Where it was taken.</param>
    internal virtual Tensor OfGradient(Tensor gradient, Tensor point) => gradient;

    /// <summary>The parameter after the step.</summary>
    /// <param name="updated">What the rule made of it.</param>
    /// <param name="value">The parameter before.</param>
    /// <param name="rate">The learning rate of the step.</param>
    internal virtual Tensor OfValue(Tensor updated, Tensor value, Tensor rate) => updated;

    private sealed record Nothing : WeightDecay;

    private sealed record Coupled(double Lambda) : WeightDecay
    {
        internal override Tensor OfGradient(Tensor gradient, Tensor point) => gradient + (Lambda * point);
    }

    private sealed record Beside(double Lambda) : WeightDecay
    {
        internal override Tensor OfValue(Tensor updated, Tensor value, Tensor rate) => updated - (Lambda * rate * value);
    }
}
