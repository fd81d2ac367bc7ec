using Gradus.Tensors;

namespace Gradus.Autodiff;

// Jacobians: all rows or columns at once, as one batched pass.
public static partial class Ad
{
    /// <summary>The matrix of derivatives by columns, one forward pass for each input: best when inputs are few. [outputs…, inputs…].</summary>
    public static Func<Tensor, Tensor> JacobianForward(Func<Tensor, Tensor> f) => x =>
    {
        Expect.Float("JacobianForward", x);
        var columns = Vmap(v => Jvp(y => Expect.FloatResult("JacobianForward", f(y)), x, v.Reshape(x.Shape)).Tangent)(Identity(x.Size, x));
        return columns.MoveAxis(0, -1).Reshape(Shape.Create([.. columns.Shape.AsSpan()[1..], .. x.Shape.AsSpan()]));
    };

    /// <summary>The matrix of derivatives by rows, one backward pass for each output: best when outputs are few. [outputs…, inputs…].</summary>
    public static Func<Tensor, Tensor> JacobianReverse(Func<Tensor, Tensor> f) => x =>
    {
        Expect.Float("JacobianReverse", x);
        var (y, pullback) = Vjp(z => Expect.FloatResult("JacobianReverse", f(z)), x);
        var rows = Vmap(u => pullback(u.Reshape(y.Shape)))(Identity(y.Size, y));
        return rows.Reshape(Shape.Create([.. y.Shape.AsSpan(), .. x.Shape.AsSpan()]));
    };

    private static Tensor Identity(int n, Tensor like)
    {
        var i = Tensor.Range(n, DType.Int32, like.Device);
        return Tensor.Equal(i.ExpandDims(0), i.ExpandDims(1)).To(like.DType);
    }
}
