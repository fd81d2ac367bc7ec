using Gradus.Autodiff;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor CrossEntropy(Tensor logits, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        Require.Labels(logits, labels);
        return Reduce(-(LogSoftmax(logits) * OneHot(labels, logits.Shape[1], logits.DType)).Sum(1), reduction);
    }

    public static Tensor CrossEntropyOneHot(Tensor logits, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Require.Rows(logits);
        Require.Alike(logits, targets);
        Require.Distributions(targets);
        return Reduce(-(LogSoftmax(logits) * targets).Sum(1), reduction);
    }

    private static Tensor LogSoftmax(Tensor logits)
    {
        var shifted = logits - Ad.StopGradient(logits.Max(1, keepDims: true));
        return shifted - Log(Exp(shifted).Sum(1, keepDims: true));
    }
}
