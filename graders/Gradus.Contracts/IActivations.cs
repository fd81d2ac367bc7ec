namespace Gradus.Contracts;

/// <summary>The activation functions of one element that are exercises.</summary>
public enum ActivationFunction
{
    /// <summary>1/(1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>(eˣ − e⁻ˣ)/(eˣ + e⁻ˣ).</summary>
    Tanh,

    /// <summary>x/(1 + |x|).</summary>
    Softsign,

    /// <summary>1 where x ≥ 0, else 0.</summary>
    Step,

    /// <summary>ln(1 + eˣ).</summary>
    Softplus,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x where x > 0, else slope·x; the parameter is the slope.</summary>
    LeakyRelu,

    /// <summary>x where x ≥ 0, else α(eˣ − 1); the parameter is α.</summary>
    Elu,
}

/// <summary>The module <c>Gradus.Activations</c>: activation functions and their derivatives.</summary>
/// <remarks>Tensors cross as <see cref="Shaped"/>. A function without a parameter gets one that it does not read. Gradients are those of reverse mode through the value.</remarks>
public interface IActivations
{
    /// <summary>The value of a function.</summary>
    /// <param name="function">Which.</param>
    /// <param name="parameter">Its slope or α.</param>
    /// <param name="x">Where.</param>
    /// <param name="kind">What tensors to call it with.</param>
    Shaped Value(ActivationFunction function, double parameter, Shaped x, TensorKind kind);

    /// <summary>The derivative by formula, at each element.</summary>
    Shaped Slope(ActivationFunction function, double parameter, Shaped x, TensorKind kind);

    /// <summary>The gradient of x, given that of the value.</summary>
    Shaped Gradient(ActivationFunction function, double parameter, Shaped x, Shaped upstream);

    /// <summary>The gradient of x of the sum over v · (the gradient that <see cref="Gradient"/> gives).</summary>
    Shaped SecondGradient(ActivationFunction function, double parameter, Shaped x, Shaped upstream, Shaped v);

    /// <summary>The value of a function that is called with an int32 tensor.</summary>
    Shaped ValueOfIntegers(ActivationFunction function, double parameter, int[] x);

    /// <summary>The leaky ReLU whose slope is learned.</summary>
    Shaped PRelu(Shaped x, Shaped slope, TensorKind kind);

    /// <summary>The gradients of x and of the slope, given that of the value.</summary>
    Shaped[] PReluGradients(Shaped x, Shaped slope, Shaped upstream);

    /// <summary>The softmax along an axis.</summary>
    Shaped Softmax(Shaped x, int axis, TensorKind kind);

    /// <summary>The gradient of x, given that of the softmax.</summary>
    Shaped SoftmaxGradient(Shaped x, int axis, Shaped upstream);

    /// <summary>The gradient of x by formula, given probabilities and their gradient.</summary>
    Shaped SoftmaxPullback(Shaped probabilities, Shaped upstream, TensorKind kind);

    /// <summary>The logarithm of the softmax along an axis.</summary>
    Shaped LogSoftmax(Shaped x, int axis, TensorKind kind);

    /// <summary>The gradient of x, given that of the logarithm of the softmax.</summary>
    Shaped LogSoftmaxGradient(Shaped x, int axis, Shaped upstream);
}
