using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Relu(Tensor x)
    {
        Require.Float(x);
        return x * Derivative.Relu(x);
    }
}

public static partial class Derivative
{
    public static Tensor Relu(Tensor x)
    {
        Require.Float(x);
        return (x > 0).To(x.DType);
    }
}
