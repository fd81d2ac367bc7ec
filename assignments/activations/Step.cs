using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    /// <summary>The Heaviside step (lecture 4): 1 where x ≥ 0, else 0, in x's type. Nothing learns through it: its derivative is 0.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (step)
    public static Tensor Step(Tensor x)
    {
        throw new NotImplementedException("Activation.Step");
    }
}

public static partial class Derivative
{
    /// <summary>0 everywhere (lecture 4), also at 0, where there is no derivative.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>.</exception>
    // TODO (step)
    public static Tensor Step(Tensor x)
    {
        throw new NotImplementedException("Derivative.Step");
    }
}
