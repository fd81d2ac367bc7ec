using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Nesterov
{
    /// <summary>The lecture's form: x + βv. PyTorch's: x.</summary>
    /// <param name="value">x.</param>
    /// <param name="slots">v or b, 0 before the first step.</param>
    // TODO (nesterov)
    public override Tensor LookAhead(Tensor value, ReadOnlySpan<Tensor> slots) => throw new NotImplementedException("Nesterov.LookAhead");

    /// <summary>The lecture's form, with g at x + βv: v ← βv − αg, x ← x + v. PyTorch's, with g at x: b ← βb + g, x ← x − α(g + βb).</summary>
    /// <param name="value">x.</param>
    /// <param name="gradient">g, taken at <see cref="LookAhead"/>.</param>
    /// <param name="slots">v or b, 0 before the first step.</param>
    /// <param name="rate">α.</param>
    /// <param name="step">Which step it is, from 1.</param>
    // TODO (nesterov)
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        throw new NotImplementedException("Nesterov.Update");
    }
}
