using Gradus.Tensors;

namespace Gradus.Linear;

public sealed partial class SoftmaxRegression
{
    public static Tensor NegativeLogLikelihood(SoftmaxWeights w, Tensor x, Tensor labels)
    {
        var lowered = Rows.Lowered(Logits(w, x));
        var marks = Rows.Marks(labels, lowered);
        return Tensor.Log(Tensor.Exp(lowered).Sum(1)).Sum() - (lowered * marks).Sum();
    }
}
