using Gradus.Tensors;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor NegativeLogLikelihood(Tensor logProbabilities, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        Require.Labels(logProbabilities, labels);
        return Reduce(Rows.Costs(logProbabilities, labels), reduction);
    }
}
