using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    /// <summary>tanh x = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ) (lectures 2 and 4), between −1 and 1.</summary>
    /// <remarks>No x overflows, and near 0, where tanh x ≈ x, no digits are lost.</remarks>
    /// <param name="x">Any shape, float32 or float64; ±1e4 give ±1.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (tanh)
    public static Tensor Tanh(Tensor x)
    {
        throw new NotImplementedException("Activation.Tanh");
    }
}

public static partial class Derivative
{
    /// <summary>tanh' x = 1 − tanh² x, written with x (lecture 4).</summary>
    /// <param name="x">Any shape, float32 or float64; ±1e4 give 0.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (tanh)
    public static Tensor Tanh(Tensor x)
    {
        throw new NotImplementedException("Derivative.Tanh");
    }
}
