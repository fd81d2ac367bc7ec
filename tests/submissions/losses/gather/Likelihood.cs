using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor NegativeLogLikelihood(Tensor logProbabilities, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        Require.Labels(logProbabilities, labels);
        return Reduce(-logProbabilities[Range(logProbabilities.Shape[0]), labels], reduction);
    }
}
