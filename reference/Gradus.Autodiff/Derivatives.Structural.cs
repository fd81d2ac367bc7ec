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
    // exercise: structural-rules
    public static Tensor Sum(Tensor upstream, Shape shape, int[] axes) => upstream.Reshape(shape.Keeping(axes)).BroadcastTo(shape);

    /// <summary>The gradient of x, given that of x.BroadcastTo(…): an element that was used many times gets the sum over its uses.</summary>
    /// <param name="upstream">The gradient of the broadcast tensor.</param>
    /// <param name="shape">The shape of x: new axes came before it, axes of length 1 were stretched.</param>
    /// <returns>A tensor of the shape of x.</returns>
    // exercise: structural-rules
    public static Tensor BroadcastTo(Tensor upstream, Shape shape)
    {
        int added = upstream.Rank - shape.Rank;
        int[] used = [.. Enumerable.Range(0, upstream.Rank).Where(axis => axis < added || (shape[axis - added] == 1 && upstream.Shape[axis] != 1))];
        return (used.Length == 0 ? upstream : upstream.Sum(used)).Reshape(shape);
    }

    /// <summary>The gradient of x, given that of x.Transpose(order).</summary>
    /// <param name="upstream">The gradient of the transposed tensor.</param>
    /// <param name="order">Which axis of x each axis of the transposed tensor is.</param>
    // exercise: structural-rules
    public static Tensor Transpose(Tensor upstream, int[] order)
    {
        var back = new int[order.Length];
        for (int axis = 0; axis < order.Length; axis++) back[order[axis]] = axis;
        return upstream.Transpose(back);
    }

    /// <summary>The gradient of a (<paramref name="argument"/> 0) or of b (1), given that of a·b, for matrices a [m, k] and b [k, n], or stacks of them.</summary>
    /// <param name="argument">0 for a, 1 for b.</param>
    /// <param name="upstream">The gradient of the product: [m, n].</param>
    /// <param name="a">The left matrix.</param>
    /// <param name="b">The right matrix.</param>
    // exercise: matrix-product-rule
    public static Tensor MatMul(int argument, Tensor upstream, Tensor a, Tensor b) =>
        argument == 0 ? upstream.MatMul(b.SwapAxes(-1, -2)) : a.SwapAxes(-1, -2).MatMul(upstream);
}
