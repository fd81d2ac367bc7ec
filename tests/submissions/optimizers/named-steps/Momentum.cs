using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Momentum
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step) =>
        Form switch
        {
            MomentumForm.Lecture => Inert(value, gradient, ref slots[0], rate),
            _ => Gathered(value, gradient, ref slots[0], rate, step),
        };

    private Tensor Inert(Tensor value, Tensor gradient, ref Tensor velocity, Tensor rate)
    {
        var inherited = velocity * Beta;
        var own = gradient * rate;
        velocity = inherited - own;
        return value + velocity;
    }

    private Tensor Gathered(Tensor value, Tensor gradient, ref Tensor sum, Tensor rate, Tensor step)
    {
        var isFirst = (step < 1.5).To(DType.Float64);
        var share = isFirst + (1 - isFirst) * (1 - Dampening);
        sum = sum * Beta + gradient * share.To(value.DType);
        return value - sum * rate;
    }
}
