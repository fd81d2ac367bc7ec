using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor LeakyRelu(Tensor x, double slope)
    {
        Require.Float(x);
        Require.Finite(slope);
        return x * Derivative.LeakyRelu(x, slope);
    }

    public static Tensor PRelu(Tensor x, Tensor slope)
    {
        Require.Float(x);
        Require.Slope(x, slope);
        var isRight = (x > 0).To(x.DType);
        return (isRight * x) + ((1 - isRight) * slope * x);
    }
}

public static partial class Derivative
{
    public static Tensor LeakyRelu(Tensor x, double slope)
    {
        Require.Float(x);
        Require.Finite(slope);
        return slope + ((1 - slope) * (x > 0).To(x.DType));
    }
}
