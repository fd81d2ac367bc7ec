using Gradus.Tensors;

namespace Gradus.Linear;

public sealed partial class SoftmaxRegression
{
    public static SoftmaxWeights Gradient(SoftmaxWeights w, Tensor x, Tensor labels)
    {
        var p = Probabilities(w, x);
        int[] right = Known(labels, p);
        double[] error = Numbers(p), rows = Numbers(x);
        int features = x.Shape[1], classes = p.Shape[1];
        double[] theta = new double[features * classes], bias = new double[classes];
        for (int i = 0; i < right.Length; i++)
        {
            error[(i * classes) + right[i]] -= 1;
            for (int k = 0; k < classes; k++)
            {
                double e = error[(i * classes) + k];
                bias[k] += e;
                for (int f = 0; f < features; f++) theta[(f * classes) + k] += rows[(i * features) + f] * e;
            }
        }
        return new SoftmaxWeights(Back(theta, w.Theta.Shape, x.DType), Back(bias, w.Bias.Shape, x.DType));
    }
}
