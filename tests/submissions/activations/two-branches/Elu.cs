using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Elu(Tensor x, double alpha)
    {
        Require.Float(x);
        Require.Positive(alpha);
        Tensor right = Where(x < 0, 0, x), left = Where(x < 0, x, 0);
        return right + (alpha * (Exp(left) - 1));
    }
}

public static partial class Derivative
{
    public static Tensor Elu(Tensor x, double alpha)
    {
        Require.Float(x);
        Require.Positive(alpha);
        return Where(x < 0, Activation.Elu(x, alpha) + alpha, 1);
    }
}
