using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    /// <summary>max(x, 0) (lectures 2 and 4).</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // exercise: relu
    public static Tensor Relu(Tensor x)
    {
        Require.Float(x);
        // Not Maximum(x, 0), which gives each of two equal arguments half of the derivative. NaN stays NaN.
        return Where(x <= 0, 0, x);
    }
}

public static partial class Derivative
{
    /// <summary>1 where x > 0, else 0. At 0 it is 0, as in PyTorch; lecture 4 has 1 there.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // exercise: relu
    public static Tensor Relu(Tensor x)
    {
        Require.Float(x);
        return Where(x <= 0, 0, 1, x.DType);
    }
}
