using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Adam
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        slots[0] = RunningMean.Of(slots[0], gradient, Beta1);
        slots[1] = RunningMean.Of(slots[1], Tensor.Square(gradient), Beta2);
        if (Form == AdamForm.Lecture) return value - rate * (slots[0] / RunningMean.Root(slots[1], Epsilon, isUnder: true));
        Tensor mean = slots[0] / Share(Beta1), square = Form == AdamForm.KingmaBa ? slots[1] / Share(Beta2) : slots[1];
        var step1 = mean / RunningMean.Root(square, Epsilon, isUnder: false) * rate;
        return value - (Form == AdamForm.KingmaBa ? step1 : step1 * Tensor.Sqrt(Share(Beta2)));

        Tensor Share(double beta) => (1 - Tensor.Pow(beta, step)).To(value.DType);
    }
}
