using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>How long gradients are shortened before a step.</summary>
public abstract record Clipping
{
    /// <summary>Not at all.</summary>
    public static Clipping None { get; } = new Nothing();

    /// <summary>Each element by itself is kept between −limit and limit, as PyTorch's <c>clip_grad_value_</c>.</summary>
    /// <param name="limit">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive, or not finite.</exception>
    public static Clipping ByValue(double limit) => new Elements(Require.Positive(nameof(limit), limit));

    /// <summary>All gradients together are shortened to the norm <paramref name="limit"/> where theirs is greater; their direction stays. As PyTorch's <c>clip_grad_norm_</c>.</summary>
    /// <param name="limit">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive, or not finite.</exception>
    public static Clipping ByNorm(double limit) => new Norm(Require.Positive(nameof(limit), limit));

    /// <summary>The gradients that the rule gets.</summary>
    /// <param name="gradients">Those of all parameters.</param>
    /// <returns>As many tensors, of the same types and shapes.</returns>
    public abstract Tensor[] Apply(Tensor[] gradients);

    private sealed record Nothing : Clipping
    {
        public override Tensor[] Apply(Tensor[] gradients) => gradients;
    }

    private sealed record Elements(double Limit) : Clipping
    {
        public override Tensor[] Apply(Tensor[] gradients) => Clippings.ByValue(Require.NotNull(gradients), Limit);
    }

    private sealed record Norm(double Limit) : Clipping
    {
        public override Tensor[] Apply(Tensor[] gradients) => Clippings.ByNorm(Require.NotNull(gradients), Limit);
    }
}
