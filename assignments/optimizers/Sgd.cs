using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Sgd
{
    /// <summary>x ← x − αg.</summary>
    /// <param name="value">x.</param>
    /// <param name="gradient">g.</param>
    /// <param name="slots">None.</param>
    /// <param name="rate">α.</param>
    /// <param name="step">Which step it is, from 1.</param>
    // TODO (sgd)
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step) => throw new NotImplementedException("Sgd.Update");
}
