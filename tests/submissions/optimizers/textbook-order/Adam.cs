using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Adam
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        Tensor v = Beta1 * slots[0] + (1 - Beta1) * gradient, g = Beta2 * slots[1] + (1 - Beta2) * gradient * gradient;
        slots[0] = v;
        slots[1] = g;
        Tensor c1 = (1 - Tensor.Pow(Beta1, step)).To(value.DType), c2 = (1 - Tensor.Pow(Beta2, step)).To(value.DType);
        return Form switch
        {
            AdamForm.Lecture => value - rate * v / Tensor.Sqrt(g + Epsilon),
            AdamForm.KingmaBa => value - rate * (v / c1) / (Tensor.Sqrt(g / c2) + Epsilon),
            _ => value - rate * Tensor.Sqrt(c2) / c1 * v / (Tensor.Sqrt(g) + Epsilon),
        };
    }
}
