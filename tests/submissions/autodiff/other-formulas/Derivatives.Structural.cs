using Gradus.Tensors;

namespace Gradus.Autodiff;

public static partial class Derivatives
{
    public static Tensor Sum(Tensor upstream, Shape shape, int[] axes)
    {
        foreach (int axis in axes) upstream = upstream.ExpandDims(axis);
        return upstream + Tensor.Zeros(shape, upstream.DType);
    }

    public static Tensor BroadcastTo(Tensor upstream, Shape shape)
    {
        while (upstream.Rank > shape.Rank) upstream = upstream.Sum(0);
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            if (shape[axis] == 1) upstream = upstream.Sum(axis, keepDims: true);
        }
        return upstream;
    }

    public static Tensor Transpose(Tensor upstream, int[] order) => upstream.Transpose([.. order.Select((_, axis) => Array.IndexOf(order, axis))]);

    public static Tensor MatMul(int argument, Tensor upstream, Tensor a, Tensor b)
    {
        // (A·B)ᵀ = Bᵀ·Aᵀ, so the gradient of A is (B·Uᵀ)ᵀ and that of B is (Uᵀ·A)ᵀ.
        var turned = upstream.SwapAxes(-1, -2);
        return (argument == 0 ? b.MatMul(turned) : turned.MatMul(a)).SwapAxes(-1, -2);
    }
}
