using Gradus.Tensors;

namespace Gradus.Layers;

public sealed partial class Flatten
{
    /// <summary>Each example's numbers along one axis, row after row: [batch, 8, 8] → [batch, 64].</summary>
    /// <param name="weights">None.</param>
    /// <param name="x">[batch, …]; the batch may be empty.</param>
    /// <param name="key">Nothing here is random.</param>
    /// <returns>[batch, features].</returns>
    // exercise: flatten
    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        int features = 1;
        for (int axis = 1; axis < x.Rank; axis++) features *= x.Shape[axis];
        return x.Reshape(x.Shape[0], features);
    }

    /// <summary>The shape of one example's output: [8, 8] → [64]; one number, [], → [1].</summary>
    /// <param name="input">Any shape.</param>
    // exercise: flatten
    public override Shape OutputShape(Shape input) => [Require.Shape(input).Size];
}
