using Gradus.Tensors;

namespace Gradus.Layers;

public sealed partial class Dropout
{
    /// <summary>In training (there is a key) each number is 0 with the probability <see cref="Rate"/>, and else x/(1 − rate). In evaluation (there is none), or at the rate 0: x itself.</summary>
    /// <param name="weights">None.</param>
    /// <param name="x">[batch, …].</param>
    /// <param name="key">Where the choice comes from: equal keys drop equal places.</param>
    /// <returns>As x.</returns>
    // TODO (dropout)
    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        throw new NotImplementedException("Dropout.Compute");
    }
}
