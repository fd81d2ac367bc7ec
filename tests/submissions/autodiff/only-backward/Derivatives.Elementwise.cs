using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Autodiff;

/// <summary>The derivatives of the primitives, one line each. They are written in tensor operations, so they can be differentiated themselves:
/// this is all that second and higher orders need.</summary>
/// <remarks>Elementwise rules give the local derivative ∂y/∂x at every element; whoever asks multiplies it by the tangent (forward) or by the upstream
/// gradient (backward). <c>y</c> is the result, which is often the cheapest way to say the derivative.</remarks>
public static partial class Derivatives
{
    /// <summary>d eˣ/dx.</summary>
    // TODO (elementwise-rules)
    public static Tensor Exp(Tensor x, Tensor y) => throw new NotImplementedException("Derivatives.Exp");

    /// <summary>d ln x/dx.</summary>
    // TODO (elementwise-rules)
    public static Tensor Log(Tensor x, Tensor y) => throw new NotImplementedException("Derivatives.Log");

    /// <summary>d √x/dx.</summary>
    // TODO (elementwise-rules)
    public static Tensor Sqrt(Tensor x, Tensor y) => throw new NotImplementedException("Derivatives.Sqrt");

    /// <summary>d sin x/dx.</summary>
    // TODO (elementwise-rules)
    public static Tensor Sin(Tensor x, Tensor y) => throw new NotImplementedException("Derivatives.Sin");

    /// <summary>d cos x/dx.</summary>
    // TODO (elementwise-rules)
    public static Tensor Cos(Tensor x, Tensor y) => throw new NotImplementedException("Derivatives.Cos");

    /// <summary>d tanh x/dx.</summary>
    // TODO (elementwise-rules)
    public static Tensor Tanh(Tensor x, Tensor y) => throw new NotImplementedException("Derivatives.Tanh");

    /// <summary>d σ(x)/dx of σ(x) = 1/(1 + e⁻ˣ) (lectures 0 and 1).</summary>
    // TODO (elementwise-rules)
    public static Tensor Sigmoid(Tensor x, Tensor y) => throw new NotImplementedException("Derivatives.Sigmoid");

    /// <summary>∂(a·b)/∂a when <paramref name="argument"/> is 0, ∂(a·b)/∂b when it is 1.</summary>
    // TODO (elementwise-rules)
    public static Tensor Multiply(int argument, Tensor a, Tensor b, Tensor y) => throw new NotImplementedException("Derivatives.Multiply");

    /// <summary>∂(a/b)/∂a when <paramref name="argument"/> is 0, ∂(a/b)/∂b when it is 1.</summary>
    // TODO (elementwise-rules)
    public static Tensor Divide(int argument, Tensor a, Tensor b, Tensor y) => throw new NotImplementedException("Derivatives.Divide");

    /// <summary>∂max(a, b)/∂a when <paramref name="argument"/> is 0, ∂max(a, b)/∂b when it is 1: 1 for the greater, 0 for the smaller, ½ where they are equal.</summary>
    // TODO (elementwise-rules)
    public static Tensor Maximum(int argument, Tensor a, Tensor b, Tensor y)
    {
        throw new NotImplementedException("Derivatives.Maximum");
    }
}
