using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    /// <summary>max(x, 0) (lectures 2 and 4).</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (relu)
    public static Tensor Relu(Tensor x)
    {
        return Tensor.Maximum(x, 0);
    }
}

public static partial class Derivative
{
    /// <summary>1 where x > 0, else 0. At 0 it is 0, as in PyTorch; lecture 4 has 1 there.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (relu)
    public static Tensor Relu(Tensor x)
    {
        return (x > 0).To(x.DType);
    }
}
