using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor LogLoss(Tensor probabilities, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Require.Alike(probabilities, targets);
        Require.Probabilities(probabilities);
        Require.Probabilities(targets);
        double epsilon = Epsilon(probabilities.DType);
        var p = Clip(probabilities, epsilon, 1 - epsilon);
        return Reduce(-(targets * Log(p)) - ((1 - targets) * Log(1 - p)), reduction);
    }

    public static Tensor LogLossFromLogits(Tensor logits, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Require.Alike(logits, targets);
        Require.Probabilities(targets);
        return Reduce((targets * Softplus(-logits)) + ((1 - targets) * Softplus(logits)), reduction);
    }
}
