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
    // exercise: elementwise-rules
    public static Tensor Exp(Tensor x, Tensor y) => y;

    /// <summary>d ln x/dx.</summary>
    // exercise: elementwise-rules
    public static Tensor Log(Tensor x, Tensor y) => 1 / x;

    /// <summary>d √x/dx.</summary>
    // exercise: elementwise-rules
    public static Tensor Sqrt(Tensor x, Tensor y) => 0.5 / y;

    /// <summary>d sin x/dx.</summary>
    // exercise: elementwise-rules
    public static Tensor Sin(Tensor x, Tensor y) => Tensor.Cos(x);

    /// <summary>d cos x/dx.</summary>
    // exercise: elementwise-rules
    public static Tensor Cos(Tensor x, Tensor y) => Tensor.Sin(x);

    /// <summary>d tanh x/dx.</summary>
    // exercise: elementwise-rules
    public static Tensor Tanh(Tensor x, Tensor y) => 1 - (x * x);

    /// <summary>d σ(x)/dx of σ(x) = 1/(1 + e⁻ˣ) (lectures 0 and 1).</summary>
    // exercise: elementwise-rules
    public static Tensor Sigmoid(Tensor x, Tensor y) => y * (1 - y);

    /// <summary>∂(a·b)/∂a when <paramref name="argument"/> is 0, ∂(a·b)/∂b when it is 1.</summary>
    // exercise: elementwise-rules
    public static Tensor Multiply(int argument, Tensor a, Tensor b, Tensor y) => argument == 0 ? b : a;

    /// <summary>∂(a/b)/∂a when <paramref name="argument"/> is 0, ∂(a/b)/∂b when it is 1.</summary>
    // exercise: elementwise-rules
    public static Tensor Divide(int argument, Tensor a, Tensor b, Tensor y) => argument == 0 ? 1 / b : -y / b;

    /// <summary>∂max(a, b)/∂a when <paramref name="argument"/> is 0, ∂max(a, b)/∂b when it is 1: 1 for the greater, 0 for the smaller, ½ where they are equal.</summary>
    // exercise: elementwise-rules
    public static Tensor Maximum(int argument, Tensor a, Tensor b, Tensor y)
    {
        var (mine, other) = argument == 0 ? (a, b) : (b, a);
        var share = OnesLike(y);
        return Where(mine < other, 0, share);
    }
}
