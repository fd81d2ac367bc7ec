using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Momentum
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        if (Form == MomentumForm.PyTorch)
        {
            var share = Tensor.Where(Tensor.Equal(step, 1), Tensor.OnesLike(step), Tensor.OnesLike(step) * (1 - Dampening));
            return value - rate * (slots[0] = Beta * slots[0] + share.To(value.DType) * gradient);
        }
        var next = value + Beta * slots[0] - rate * gradient;
        slots[0] = Beta * slots[0] - rate * gradient;
        return next;
    }
}
