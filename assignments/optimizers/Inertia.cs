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
    // TODO (inertia)
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        throw new NotImplementedException("Inertia.Update");
    }
}
