using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Momentum
{
    /// <summary>The lecture's form: v ← βv − αg, x ← x + v. PyTorch's: b ← βb + (1 − τ)g, at the first step b = g; x ← x − αb.</summary>
    /// <param name="value">x.</param>
    /// <param name="gradient">g.</param>
    /// <param name="slots">v or b, 0 before the first step.</param>
    /// <param name="rate">α.</param>
    /// <param name="step">Which step it is, from 1. Inside a compiled function its number is not known: choose with Where.</param>
    // TODO (momentum)
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        throw new NotImplementedException("Momentum.Update");
    }
}
