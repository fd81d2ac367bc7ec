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
        var isLow = probabilities < epsilon;
        var isHigh = probabilities > 1 - epsilon;
        var p = Where(isLow, epsilon, Where(isHigh, 1 - epsilon, probabilities));
        return Reduce(-(targets * Log(p)) - ((1 - targets) * Log(1 - p)), reduction);
    }

    public static Tensor LogLossFromLogits(Tensor logits, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Require.Alike(logits, targets);
        Require.Probabilities(targets);
        var isPositive = logits >= 0;
        var right = Where(isPositive, logits, 0);
        var left = Where(isPositive, 0, logits);
        return Reduce(Where(isPositive, ((1 - targets) * right) + Log1p(Exp(-right)), Log1p(Exp(left)) - (targets * left)), reduction);
    }
}
