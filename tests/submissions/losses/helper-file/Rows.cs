using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Losses;

/// <summary>What losses of rows of classes share.</summary>
internal static class Rows
{
    internal static Tensor LogSoftmax(Tensor logits)
    {
        var shifted = logits - Ad.StopGradient(logits.Max(1, keepDims: true));
        return shifted - Tensor.Log(Tensor.Exp(shifted).Sum(1, keepDims: true));
    }

    internal static Tensor Costs(Tensor logProbabilities, Tensor labels)
    {
        var classes = Tensor.Range(logProbabilities.Shape[1]).ExpandDims(0);
        return Tensor.Where(Tensor.Equal(classes, labels.ExpandDims(1)), -logProbabilities, 0).Sum(1);
    }
}
