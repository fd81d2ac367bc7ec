using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    /// <summary>ln(1 + eˣ) (lecture 4): a ReLU without a kink.</summary>
    /// <remarks>No x overflows, neither here nor in a derivative of any order: ln(1 + eˣ) = x + ln(1 + e⁻ˣ).</remarks>
    /// <param name="x">Any shape, float32 or float64; 1000 gives 1000, −1000 gives 0.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (softplus)
    public static Tensor Softplus(Tensor x)
    {
        throw new NotImplementedException("Activation.Softplus");
    }
}

public static partial class Derivative
{
    /// <summary>1/(1 + e⁻ˣ), the sigmoid (lecture 4).</summary>
    /// <param name="x">Any shape, float32 or float64; ±1e4 give 1 and 0.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (softplus)
    public static Tensor Softplus(Tensor x)
    {
        throw new NotImplementedException("Derivative.Softplus");
    }
}
