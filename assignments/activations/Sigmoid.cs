using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    /// <summary>σ(x) = 1/(1 + e⁻ˣ) (lectures 0 to 4), between 0 and 1: the output of two-class networks.</summary>
    /// <remarks>No x overflows, neither here nor in a derivative of any order: e⁻ˣ of a very negative x is infinite, so there take eˣ/(1 + eˣ), which is the same number.</remarks>
    /// <param name="x">Any shape, float32 or float64; ±1e4 give 1 and 0.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (sigmoid)
    public static Tensor Sigmoid(Tensor x)
    {
        throw new NotImplementedException("Activation.Sigmoid");
    }
}

public static partial class Derivative
{
    /// <summary>σ'(x) = σ(x)·(1 − σ(x)), written with x (lectures 0 and 4).</summary>
    /// <param name="x">Any shape, float32 or float64; ±1e4 give 0.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (sigmoid)
    public static Tensor Sigmoid(Tensor x)
    {
        throw new NotImplementedException("Derivative.Sigmoid");
    }
}
