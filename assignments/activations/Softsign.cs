using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    /// <summary>x/(1 + |x|) (lecture 4), between −1 and 1, which it nears more slowly than tanh.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (softsign)
    public static Tensor Softsign(Tensor x)
    {
        throw new NotImplementedException("Activation.Softsign");
    }
}

public static partial class Derivative
{
    /// <summary>1/(1 + |x|)² (lecture 4).</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (softsign)
    public static Tensor Softsign(Tensor x)
    {
        throw new NotImplementedException("Derivative.Softsign");
    }
}
