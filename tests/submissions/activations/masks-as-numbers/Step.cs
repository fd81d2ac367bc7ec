using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Step(Tensor x)
    {
        Require.Float(x);
        return (x >= 0).To(x.DType);
    }
}

public static partial class Derivative
{
    public static Tensor Step(Tensor x)
    {
        Require.Float(x);
        return 0 * Sign(x);
    }
}
