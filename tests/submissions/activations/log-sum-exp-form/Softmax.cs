using Gradus.Autodiff;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Softmax(Tensor x, int axis)
    {
        Require.Float(x);
        return Exp(LogSoftmax(x, axis));
    }

    public static Tensor LogSoftmax(Tensor x, int axis)
    {
        Require.Float(x);
        var greatest = Ad.StopGradient(x.Max(axis, keepDims: true));
        var logOfSum = greatest + Log(Exp(x - greatest).Sum(axis, keepDims: true));
        return x - logOfSum;
    }
}

public static partial class Derivative
{
    public static Tensor Softmax(Tensor probabilities, Tensor upstream)
    {
        Require.Alike(probabilities, upstream);
        var product = probabilities * upstream;
        return product - (probabilities * product.Sum(product.Rank - 1, keepDims: true));
    }
}
