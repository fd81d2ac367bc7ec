using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Inertia
{
    /// <summary>Δ ← αΔ + (1 − α)ηg, w ← w − Δ.</summary>
    /// <param name="value">w.</param>
    /// <param name="gradient">g.</param>
    /// <param name="slots">Δ, 0 before the first step.</param>
    /// <param name="rate">η.</param>
    /// <param name="step">Which step it is, from 1.</param>
    // exercise: inertia
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        slots[0] = (Alpha * slots[0]) + ((1 - Alpha) * rate * gradient);
        return value - slots[0];
    }
}
