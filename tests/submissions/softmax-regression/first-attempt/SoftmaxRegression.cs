using Gradus.Tensors;

namespace Gradus.Linear;

public sealed partial class SoftmaxRegression
{
    public static Tensor Logits(SoftmaxWeights w, Tensor x) => x.MatMul(w.Theta) + w.Bias;

    public static Tensor Probabilities(SoftmaxWeights w, Tensor x)
    {
        // As on the slide.
        var z = Logits(w, x);
        var e = Tensor.Exp(z - z.Max());
        return e / e.Sum(1, keepDims: true);
    }

    public static Tensor NegativeLogLikelihood(SoftmaxWeights w, Tensor x, Tensor labels)
    {
        var p = Probabilities(w, x);
        return -Tensor.Log((p * Tensor.OneHot(labels, p.Shape[1], p.DType)).Sum(1)).Mean();
    }

    public static SoftmaxWeights Gradient(SoftmaxWeights w, Tensor x, Tensor labels) => throw new NotImplementedException("SoftmaxRegression.Gradient");

    public static SoftmaxWeights Step(SoftmaxWeights w, Tensor x, Tensor labels, double rate) => throw new NotImplementedException("SoftmaxRegression.Step");

    public static int[] Classes(Tensor probabilities) => probabilities.ArgMax(0).ToArray<int>();
}
