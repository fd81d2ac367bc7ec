using Gradus.Tensors;

namespace Gradus.Activations;

/// <summary>Activation functions (lectures 2 and 4): from a tensor, float32 or float64, to one of the same type and shape, element by element or row by row.</summary>
/// <remarks><para>They are ordinary tensor operations, so <see cref="Gradus.Autodiff.Ad"/> differentiates, batches and compiles them; <see cref="Derivative"/> has the derivatives by formula.</para>
/// <para>None overflows, also in its derivatives: σ(±1e4) is 1 or 0 and its slope 0. At a kink: relu'(0) = 0, leaky relu'(0) = its slope, elu'(0) = 1 for every α, step' = 0.</para>
/// <para>With one argument they are a <c>Func&lt;Tensor, Tensor&gt;</c>: <c>Dense(64, Relu)</c>.</para></remarks>
public static partial class Activation
{
    /// <summary>x itself: the output of regression, and of a network whose loss takes logits.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64.</exception>
    public static Tensor Identity(Tensor x)
    {
        Require.Float(x);
        return x;
    }

    /// <summary>The leaky ReLU with the slope 0.01.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64.</exception>
    public static Tensor LeakyRelu(Tensor x) => LeakyRelu(x, 0.01);

    /// <summary>ELU with α = 1.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64.</exception>
    public static Tensor Elu(Tensor x) => Elu(x, 1);

    /// <summary>The softmax along the last axis.</summary>
    /// <param name="x">Logits [..., classes].</param>
    /// <exception cref="ArgumentException">x is not float32 or float64, or has no axis.</exception>
    public static Tensor Softmax(Tensor x) => Softmax(x, -1);

    /// <summary>The logarithm of the softmax along the last axis.</summary>
    /// <param name="x">Logits [..., classes].</param>
    /// <exception cref="ArgumentException">x is not float32 or float64, or has no axis.</exception>
    public static Tensor LogSoftmax(Tensor x) => LogSoftmax(x, -1);
}
