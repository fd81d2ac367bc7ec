using Gradus.Tensors;

namespace Gradus.Autodiff;

public static partial class Functions
{
    public static Tensor LogSumExp(Tensor x, int axis = -1, bool keepDims = false)
    {
        var top = x.Max(axis, keepDims: true);
        // Infinite maxima are not subtracted: exp and log do the right thing with them.
        var isInfinite = Tensor.Equal(top - top, Tensor.ZerosLike(top));
        top = Ad.StopGradient(Tensor.Where(isInfinite, top, 0));
        var result = top + Tensor.Log(Tensor.Exp(x - top).Sum(axis, keepDims: true));
        return keepDims ? result : result.Sum(axis);
    }
}
