using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Sigmoid(Tensor x)
    {
        Require.Float(x);
        Tensor right = Where(x < 0, 0, x), left = Where(x < 0, x, 0);
        return Where(x < 0, Exp(left) / (1 + Exp(left)), 1 / (1 + Exp(-right)));
    }
}

public static partial class Derivative
{
    public static Tensor Sigmoid(Tensor x)
    {
        Require.Float(x);
        var y = Activation.Sigmoid(x);
        return y * (1 - y);
    }
}
