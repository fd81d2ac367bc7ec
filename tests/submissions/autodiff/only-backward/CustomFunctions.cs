using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>z = x·y with a backward pass of its own: lecture 2's example of PyTorch's <c>autograd.Function</c>.</summary>
public sealed class MultiplyFunction : Function
{
    /// <summary>Saves what the backward pass will need and gives the product.</summary>
    /// <param name="context">Keeps tensors for <see cref="Backward"/>.</param>
    /// <param name="inputs">x and y, of one shape.</param>
    // TODO (custom-function)
    protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
    {
        throw new NotImplementedException("MultiplyFunction.Forward");
    }

    /// <summary>The gradients of x and y, given that of z: local × upstream.</summary>
    /// <param name="context">Holds what <see cref="Forward"/> saved.</param>
    /// <param name="upstream">The gradient of z.</param>
    // TODO (custom-function)
    protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => throw new NotImplementedException("MultiplyFunction.Backward");
}

/// <summary>softplus(x) = ln(1 + eˣ), which neither overflows nor loses small values, with a backward pass of its own (lecture 4).</summary>
public sealed class SoftplusFunction : Function
{
    /// <summary>max(x, 0) + ln(1 + e^(−|x|)): the same number for every x, without an exponential that overflows.</summary>
    /// <param name="context">Keeps tensors for <see cref="Backward"/>.</param>
    /// <param name="inputs">x.</param>
    // TODO (custom-function)
    protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
    {
        throw new NotImplementedException("SoftplusFunction.Forward");
    }

    /// <summary>The gradient of x: the derivative of softplus is the sigmoid.</summary>
    /// <param name="context">Holds what <see cref="Forward"/> saved.</param>
    /// <param name="upstream">The gradient of softplus(x).</param>
    // TODO (custom-function)
    protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => throw new NotImplementedException("SoftplusFunction.Backward");
}
