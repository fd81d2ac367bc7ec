using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor Huber(Tensor prediction, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean)
    {
        Require.Alike(prediction, target);
        Require.Positive(delta);
        var size = Abs(prediction - target);
        var small = 0.5 * Square(prediction - target);
        return Reduce(Where(size <= delta, small, delta * (size - (0.5 * delta))), reduction);
    }
}
