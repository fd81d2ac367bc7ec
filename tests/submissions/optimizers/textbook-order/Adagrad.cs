using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Adagrad
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        slots[0] = slots[0] + gradient * gradient;
        if (Place == EpsilonPlace.UnderRoot) return value - rate * gradient / Tensor.Sqrt(slots[0] + Epsilon);
        return value - rate * gradient / (Tensor.Sqrt(slots[0]) + Epsilon);
    }
}
