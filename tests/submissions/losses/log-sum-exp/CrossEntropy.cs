using Gradus.Autodiff;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor CrossEntropy(Tensor logits, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        Require.Labels(logits, labels);
        return Reduce(Functions.LogSumExp(logits, 1) - OfLabels(logits, labels), reduction);
    }

    public static Tensor CrossEntropyOneHot(Tensor logits, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Require.Rows(logits);
        Require.Alike(logits, targets);
        Require.Distributions(targets);
        return Reduce(Functions.LogSumExp(logits, 1) - (targets * logits).Sum(1), reduction);
    }
}
