using Gradus.Tensors;

namespace Gradus.Autodiff;

// Linear primitives: the gradient goes back through the transposed operation.
public static partial class Derivatives
{
    /// <summary>The gradient of x, given that of x.Sum(axes): every element that was summed gets the whole of it.</summary>
    /// <param name="upstream">The gradient of the sum: <paramref name="shape"/> without the axes.</param>
    /// <param name="shape">The shape of x.</param>
    /// <param name="axes">The axes that were summed, sorted, from 0.</param>
    /// <returns>A tensor of the shape of x.</returns>
    // TODO (structural-rules)
    public static Tensor Sum(Tensor upstream, Shape shape, int[] axes) => throw new NotImplementedException("Derivatives.Sum");

    /// <summary>The gradient of x, given that of x.BroadcastTo(…): an element that was used many times gets the sum over its uses.</summary>
    /// <param name="upstream">The gradient of the broadcast tensor.</param>
    /// <param name="shape">The shape of x: new axes came before it, axes of length 1 were stretched.</param>
    /// <returns>A tensor of the shape of x.</returns>
    // TODO (structural-rules)
    public static Tensor BroadcastTo(Tensor upstream, Shape shape)
    {
        throw new NotImplementedException("Derivatives.BroadcastTo");
    }

    /// <summary>The gradient of x, given that of x.Transpose(order).</summary>
    /// <param name="upstream">The gradient of the transposed tensor.</param>
    /// <param name="order">Which axis of x each axis of the transposed tensor is.</param>
    // TODO (structural-rules)
    public static Tensor Transpose(Tensor upstream, int[] order)
    {
        throw new NotImplementedException("Derivatives.Transpose");
    }

    /// <summary>The gradient of a (<paramref name="argument"/> 0) or of b (1), given that of a·b, for matrices a [m, k] and b [k, n], or stacks of them.</summary>
    /// <param name="argument">0 for a, 1 for b.</param>
    /// <param name="upstream">The gradient of the product: [m, n].</param>
    /// <param name="a">The left matrix.</param>
    /// <param name="b">The right matrix.</param>
    // TODO (matrix-product-rule)
    public static Tensor MatMul(int argument, Tensor upstream, Tensor a, Tensor b) =>
        throw new NotImplementedException("Derivatives.MatMul");
}
