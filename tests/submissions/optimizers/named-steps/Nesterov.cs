using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Nesterov
{
    public override Tensor LookAhead(Tensor value, ReadOnlySpan<Tensor> slots)
    {
        if (!LooksAhead) return value;
        var inherited = slots[0] * Beta;
        return value + inherited;
    }

    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        var before = slots[0];
        if (LooksAhead)
        {
            var move = before * Beta - gradient * rate;
            slots[0] = move;
            return value + move;
        }
        var sum = before * Beta + gradient;
        slots[0] = sum;
        return value - gradient * rate - sum * Beta * rate;
    }
}
