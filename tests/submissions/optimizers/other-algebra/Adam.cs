using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Adam
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        slots[0] += (1 - Beta1) * (gradient - slots[0]);
        slots[1] += (1 - Beta2) * (Tensor.Square(gradient) - slots[1]);
        if (Form == AdamForm.Lecture) return value + -rate * slots[0] * Tensor.Reciprocal(Tensor.Sqrt(slots[1] + Epsilon));
        // 1 − βᵗ = −expm1(t ln β): no digit is lost.
        Tensor first = -Tensor.Expm1(step * Math.Log(Beta1)), second = -Tensor.Expm1(step * Math.Log(Beta2));
        var root = Tensor.Sqrt(slots[1] / second.To(value.DType));
        var small = Form == AdamForm.KingmaBa ? Epsilon * Tensor.OnesLike(second) : Epsilon / Tensor.Sqrt(second);
        return value - slots[0] * (rate / first.To(value.DType)) / (root + small.To(value.DType));
    }
}
