using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Tanh(Tensor x)
    {
        Require.Float(x);
        Tensor right = Where(x < 0, 0, x), left = Where(x < 0, x, 0);
        return Where(x < 0, (Exp(2 * left) - 1) / (Exp(2 * left) + 1), (1 - Exp(-2 * right)) / (1 + Exp(-2 * right)));
    }
}

public static partial class Derivative
{
    public static Tensor Tanh(Tensor x)
    {
        Require.Float(x);
        var y = Activation.Tanh(x);
        return (1 - y) * (1 + y);
    }
}
