using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Adagrad
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        slots[0] += Tensor.Square(gradient);
        return value - rate * (gradient / RunningMean.Root(slots[0], Epsilon, Place == EpsilonPlace.UnderRoot));
    }
}
