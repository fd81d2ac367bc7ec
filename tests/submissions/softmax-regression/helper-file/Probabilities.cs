using Gradus.Tensors;

namespace Gradus.Linear;

public sealed partial class SoftmaxRegression
{
    public static Tensor Logits(SoftmaxWeights w, Tensor x)
    {
        Require.Fits(w, x);
        return w.Bias + x.MatMul(w.Theta);
    }

    public static Tensor Probabilities(SoftmaxWeights w, Tensor x) => Rows.Softmax(Logits(w, x));
}
