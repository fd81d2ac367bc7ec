using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>Transformations of functions: each takes a function on tensors and gives another, which can be transformed again.</summary>
public static partial class Ad
{
    /// <summary>The value of f at x and its change along v: f(x) and J·v (forward mode).</summary>
    public static (Tensor Value, Tensor Tangent) Jvp(Func<Tensor, Tensor> f, Tensor x, Tensor v)
    {
        var trace = new ForwardMode();
        try
        {
            var y = f(trace.WithTangent(x, v));
            return (trace.PrimalOf(y), trace.TangentOf(y) ?? Tensor.ZerosLike(y));
        }
        finally
        {
            trace.Close();
        }
    }

    /// <summary>The value of f at x, and the function that takes its gradient back to x: u ↦ uᵀ·J (reverse mode).</summary>
    public static (Tensor Value, Func<Tensor, Tensor> Pullback) Vjp(Func<Tensor, Tensor> f, Tensor x)
    {
        var tape = new Tape();
        try
        {
            var y = f(tape.Watch(x));
            return (y is TapeTensor on && ReferenceEquals(on.Trace, tape) ? on.Below : y, upstream => tape.Backward(y, upstream)[0] ?? Tensor.ZerosLike(x));
        }
        finally
        {
            tape.Close();
        }
    }

    /// <summary>The gradient of a function whose value is one number.</summary>
    public static Func<Tensor, Tensor> Grad(Func<Tensor, Tensor> f) => x =>
    {
        var (y, pullback) = Vjp(f, x);
        return pullback(Tensor.OnesLike(y));
    };

    /// <summary>f on every example of a stack.</summary>
    public static Func<Tensor, Tensor> Vmap(Func<Tensor, Tensor> f) => stack =>
    {
        var trace = new Batching(stack.Shape[0]);
        try
        {
            return trace.StackOf(f(trace.Batched(stack)));
        }
        finally
        {
            trace.Close();
        }
    };

    /// <summary>x, whose derivative is taken to be 0.</summary>
    public static Tensor StopGradient(Tensor x) => new StopGradient().Bind(x);

    /// <summary>The matrix of derivatives by columns, one forward pass for each input: best when inputs are few. [outputs…, inputs…].</summary>
    public static Func<Tensor, Tensor> JacobianForward(Func<Tensor, Tensor> f) => x =>
    {
        int n = x.Size;
        var columns = Vmap(v => Jvp(f, x, v.Reshape(x.Shape)).Tangent)(Identity(n, x));
        var y = columns.Shape.Without([0]);
        return columns.MoveAxis(0, -1).Reshape(Shape.Create([.. y, .. x.Shape]));
    };

    /// <summary>The matrix of derivatives by rows, one backward pass for each output: best when outputs are few. [outputs…, inputs…].</summary>
    public static Func<Tensor, Tensor> JacobianReverse(Func<Tensor, Tensor> f) => x =>
    {
        var (y, pullback) = Vjp(f, x);
        var rows = Vmap(u => pullback(u.Reshape(y.Shape)))(Identity(y.Size, y));
        return rows.Reshape(Shape.Create([.. y.Shape, .. x.Shape]));
    };

    private static Tensor Identity(int n, Tensor like)
    {
        var i = Tensor.Range(n, DType.Int32, like.Device);
        return Tensor.Equal(i.ExpandDims(0), i.ExpandDims(1)).To(like.DType);
    }
}
