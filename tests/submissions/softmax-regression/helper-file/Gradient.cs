using Gradus.Tensors;

namespace Gradus.Linear;

public sealed partial class SoftmaxRegression
{
    public static SoftmaxWeights Gradient(SoftmaxWeights w, Tensor x, Tensor labels)
    {
        var p = Probabilities(w, x);
        var missing = Rows.Marks(labels, p) - p;
        return new SoftmaxWeights(-x.T.MatMul(missing), -missing.Sum(0));
    }
}
