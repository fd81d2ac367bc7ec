using Gradus.Autodiff;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor CrossEntropy(Tensor logits, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        Require.Labels(logits, labels);
        var shifted = logits - Ad.StopGradient(logits.Max(1, keepDims: true));
        return NegativeLogLikelihood(shifted - Log(Exp(shifted).Sum(1, keepDims: true)), labels, reduction);
    }

    public static Tensor CrossEntropyOneHot(Tensor logits, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Require.Rows(logits);
        Require.Alike(logits, targets);
        Require.Distributions(targets);
        var shifted = logits - Ad.StopGradient(logits.Max(1, keepDims: true));
        return Reduce(Log(Exp(shifted).Sum(1)) - (targets * shifted).Sum(1), reduction);
    }
}
