using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Softplus(Tensor x)
    {
        Require.Float(x);
        Tensor right = Where(x > 0, x, 0), left = Where(x > 0, 0, x);
        return Where(x > 0, right + Log1p(Exp(-right)), Log1p(Exp(left)));
    }
}

public static partial class Derivative
{
    public static Tensor Softplus(Tensor x)
    {
        Require.Float(x);
        return Activation.Sigmoid(x);
    }
}
