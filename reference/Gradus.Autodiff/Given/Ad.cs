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
}
