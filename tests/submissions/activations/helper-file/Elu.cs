using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Elu(Tensor x, double alpha)
    {
        Require.Float(x);
        Require.Positive(alpha);
        return Sides.Choose(x, t => t, t => alpha * Expm1(t));
    }
}

public static partial class Derivative
{
    public static Tensor Elu(Tensor x, double alpha)
    {
        Require.Float(x);
        Require.Positive(alpha);
        return Sides.Choose(x, OnesLike, t => alpha * Exp(t));
    }
}
