using Gradus.Tensors;

namespace Gradus.Autodiff;

public static partial class Functions
{
    public static Tensor LogSumExp(Tensor x, int axis = -1, bool keepDims = false)
    {
        int along = x.Shape.Axis(axis);
        var shape = x.Shape.Keeping([along]);
        // The greatest finite shift: an infinite maximum is cut to the largest number, and leaves the row as it is.
        var shift = Ad.StopGradient(Tensor.Minimum(Tensor.Maximum(x.Max(along).Reshape(shape), -1.7e308), 1.7e308));
        if (x.DType == DType.Float32) shift = Ad.StopGradient(Tensor.Minimum(Tensor.Maximum(x.Max(along).Reshape(shape), -3e38), 3e38));
        var row = Tensor.Log(Tensor.Exp(x - shift).Sum(along)) + shift.Reshape(shape.Without([along]));
        return keepDims ? row.Reshape(shape) : row;
    }
}
