using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    /// <summary>x where x > 0, slope·x elsewhere (lecture 4): a ReLU that still learns where it is off.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <param name="slope">The slope on the left, finite; 0.01 is usual.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The slope is infinite or NaN: <c>Require.Finite(slope)</c>.</exception>
    // TODO (leaky-relu)
    public static Tensor LeakyRelu(Tensor x, double slope)
    {
        throw new NotImplementedException("Activation.LeakyRelu");
    }

    /// <summary>A leaky ReLU whose slope is learned (lecture 4): differentiable by x and by the slope.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <param name="slope">Of x's type: [], or [features], one for each element of x's last axis.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64, or the slope has another type or shape: <c>Require.Float(x)</c>, <c>Require.Slope(x, slope)</c>.</exception>
    // TODO (leaky-relu)
    public static Tensor PRelu(Tensor x, Tensor slope)
    {
        throw new NotImplementedException("Activation.PRelu");
    }
}

public static partial class Derivative
{
    /// <summary>1 where x > 0, the slope elsewhere. At 0 it is the slope, as in PyTorch; lecture 4 has 1 there.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <param name="slope">The slope on the left, finite.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The slope is infinite or NaN: <c>Require.Finite(slope)</c>.</exception>
    // TODO (leaky-relu)
    public static Tensor LeakyRelu(Tensor x, double slope)
    {
        throw new NotImplementedException("Derivative.LeakyRelu");
    }
}
