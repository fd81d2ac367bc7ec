using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Inertia
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        var full = rate * gradient;
        slots[0] = full + Alpha * (slots[0] - full);
        return value - slots[0];
    }
}
