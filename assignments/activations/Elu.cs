using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    /// <summary>x where x ≥ 0, α·(eˣ − 1) elsewhere (lecture 4).</summary>
    /// <remarks>No x overflows, neither here nor in a derivative: e¹⁰⁰⁰ is infinite also in the branch that is not taken, and 0 times its derivative would be NaN.</remarks>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <param name="alpha">What it nears on the left, −α; greater than 0 and finite.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">α is 0, negative, infinite or NaN: <c>Require.Positive(alpha)</c>.</exception>
    // TODO (elu)
    public static Tensor Elu(Tensor x, double alpha)
    {
        throw new NotImplementedException("Activation.Elu");
    }
}

public static partial class Derivative
{
    /// <summary>1 where x ≥ 0, α·eˣ elsewhere (lecture 4). PyTorch has α at 0.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <param name="alpha">Greater than 0 and finite.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">α is 0, negative, infinite or NaN: <c>Require.Positive(alpha)</c>.</exception>
    // TODO (elu)
    public static Tensor Elu(Tensor x, double alpha)
    {
        throw new NotImplementedException("Derivative.Elu");
    }
}
