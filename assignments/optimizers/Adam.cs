using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Adam
{
    /// <summary>v ← β₁v + (1 − β₁)g, G ← β₂G + (1 − β₂)g²; and then x ← x − what <see cref="Form"/> makes of α, v and G.</summary>
    /// <param name="value">x.</param>
    /// <param name="gradient">g.</param>
    /// <param name="slots">v and G, both 0 before the first step.</param>
    /// <param name="rate">α.</param>
    /// <param name="step">t: which step it is, from 1.</param>
    // TODO (adam)
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        throw new NotImplementedException("Adam.Update");
    }
}
