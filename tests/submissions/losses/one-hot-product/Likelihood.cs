using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor NegativeLogLikelihood(Tensor logProbabilities, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        Require.Labels(logProbabilities, labels);
        var isLabel = OneHot(labels, logProbabilities.Shape[1], logProbabilities.DType) > 0;
        return Reduce(-Where(isLabel, logProbabilities, 0).Sum(1), reduction);
    }
}
