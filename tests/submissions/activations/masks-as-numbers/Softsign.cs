using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Softsign(Tensor x)
    {
        Require.Float(x);
        return x / (1 + (x * Sign(x)));
    }
}

public static partial class Derivative
{
    public static Tensor Softsign(Tensor x)
    {
        Require.Float(x);
        return Pow(1 + Abs(x), -2);
    }
}
