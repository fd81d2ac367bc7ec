using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Softplus(Tensor x)
    {
        Require.Float(x);
        return Sides.Choose(x, t => t + Log1p(Exp(-t)), t => Log1p(Exp(t)));
    }
}

public static partial class Derivative
{
    public static Tensor Softplus(Tensor x)
    {
        Require.Float(x);
        return Sides.Choose(x, t => 1 / (1 + Exp(-t)), t => Exp(t) / (1 + Exp(t)));
    }
}
