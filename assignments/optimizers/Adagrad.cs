using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Adagrad
{
    /// <summary>G ← G + g²; x ← x − αg/√(G + ε), or, with ε beside the root, x − αg/(√G + ε).</summary>
    /// <param name="value">x.</param>
    /// <param name="gradient">g.</param>
    /// <param name="slots">G, before the first step <see cref="Optimizer.SlotStart"/>.</param>
    /// <param name="rate">α.</param>
    /// <param name="step">Which step it is, from 1.</param>
    // TODO (adagrad)
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        throw new NotImplementedException("Adagrad.Update");
    }
}
