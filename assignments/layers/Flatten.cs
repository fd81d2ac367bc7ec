using Gradus.Tensors;

namespace Gradus.Layers;

public sealed partial class Flatten
{
    /// <summary>Each example's numbers along one axis, row after row: [batch, 8, 8] → [batch, 64].</summary>
    /// <param name="weights">None.</param>
    /// <param name="x">[batch, …]; the batch may be empty.</param>
    /// <param name="key">Nothing here is random.</param>
    /// <returns>[batch, features].</returns>
    // TODO (flatten)
    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        throw new NotImplementedException("Flatten.Compute");
    }

    /// <summary>The shape of one example's output: [8, 8] → [64]; one number, [], → [1].</summary>
    /// <param name="input">Any shape.</param>
    // TODO (flatten)
    public override Shape OutputShape(Shape input) => throw new NotImplementedException("Flatten.OutputShape");
}
