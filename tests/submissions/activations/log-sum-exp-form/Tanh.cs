using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Tanh(Tensor x)
    {
        Require.Float(x);
        return (2 * Sigmoid(2 * x)) - 1;
    }
}

public static partial class Derivative
{
    public static Tensor Tanh(Tensor x)
    {
        Require.Float(x);
        return 4 * Derivative.Sigmoid(2 * x);
    }
}
