using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor AbsoluteError(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean)
    {
        Require.Alike(prediction, target);
        var residual = prediction - target;
        return Reduce(residual * Sign(residual), reduction);
    }
}
