using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Sigmoid(Tensor x)
    {
        Require.Float(x);
        return Exp(-Softplus(-x));
    }
}

public static partial class Derivative
{
    public static Tensor Sigmoid(Tensor x)
    {
        Require.Float(x);
        return Activation.Sigmoid(x) * Activation.Sigmoid(-x);
    }
}
