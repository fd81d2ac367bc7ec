using System.Runtime.CompilerServices;
using Gradus.Tensors;

namespace Gradus.Autodiff;

// Products with the Jacobian, which is never written down.
public static partial class Ad
{
    /// <summary>The value of f at x and its change along v: f(x) and J·v (forward mode).</summary>
    /// <param name="f">Any function.</param>
    /// <param name="x">Where; float32 or float64.</param>
    /// <param name="v">The tangent: of the type and shape of x.</param>
    /// <exception cref="ArgumentException">The tangent's type or shape is not that of x.</exception>
    [OverloadResolutionPriority(1)]
    public static (Tensor Value, Tensor Tangent) Jvp(Func<Tensor, Tensor> f, Tensor x, Tensor v)
    {
        Expect.Float("Jvp", x);
        Expect.Alike("tangent", v, "the argument", x.Type);
        var trace = new ForwardMode();
        try
        {
            var y = Expect.Result("Jvp", f(trace.WithTangent(x, v)));
            return (trace.PrimalOf(y), trace.TangentOf(y) ?? Tensor.ZerosLike(y));
        }
        finally
        {
            trace.Close();
        }
    }

    /// <summary>The value of a function of two tensors and its change when both change: <c>Jvp(f, (a, b), (da, db))</c>.</summary>
    /// <exception cref="ArgumentException">A tangent's type or shape is not that of its argument.</exception>
    [OverloadResolutionPriority(1)]
    public static (Tensor Value, Tensor Tangent) Jvp(Func<Tensor, Tensor, Tensor> f, (Tensor, Tensor) x, (Tensor, Tensor) v) => Jvp(t => f(t.Item1, t.Item2), x, v);

    /// <summary>The value of f at x and its change along v, for trees: tensors of x that are integers or masks are constants, and what v has in their places is not read.</summary>
    public static (TOut Value, TOut Tangent) Jvp<TIn, TOut>(Func<TIn, TOut> f, TIn x, TIn v)
    {
        var trace = new ForwardMode();
        try
        {
            var y = f(Tree.Zip((place, primal, tangent) =>
            {
                if (!primal.DType.IsFloat()) return primal;
                Expect.Alike("tangent", tangent, $"the argument{place}", primal.Type);
                return trace.WithTangent(primal, tangent);
            }, x, v));
            return (Tree.Map(t => trace.PrimalOf(Expect.Result("Jvp", t)), y), Tree.Map(t => trace.TangentOf(t) ?? Tensor.ZerosLike(t), y));
        }
        finally
        {
            trace.Close();
        }
    }

    /// <summary>The value of f at x, and the function that takes its gradient back to x: u ↦ uᵀ·J (reverse mode). It may be called many times.</summary>
    /// <exception cref="ArgumentException">When called: u has another type or shape than the value.</exception>
    [OverloadResolutionPriority(1)]
    public static (Tensor Value, Func<Tensor, Tensor> Pullback) Vjp(Func<Tensor, Tensor> f, Tensor x)
    {
        Expect.Float("Vjp", x);
        var tape = new Tape("Vjp");
        Tensor y;
        try
        {
            y = Expect.FloatResult("Vjp", f(tape.Watch(History.Kept(x))));
        }
        finally
        {
            tape.Close();
        }
        return (History.Kept(tape.Below(y)), upstream =>
        {
            Expect.Alike("upstream gradient", upstream, "the function's value", y.Type);
            return tape.Backward(y, upstream)[0] is { } gradient ? History.Kept(gradient) : Tensor.ZerosLike(x);
        }
        );
    }

    /// <summary>The value of a function of two tensors, and the function that takes its gradient back to both.</summary>
    /// <exception cref="ArgumentException">When called: u has another type or shape than the value.</exception>
    [OverloadResolutionPriority(1)]
    public static (Tensor Value, Func<Tensor, (Tensor, Tensor)> Pullback) Vjp(Func<Tensor, Tensor, Tensor> f, (Tensor, Tensor) x) =>
        Vjp<(Tensor, Tensor), Tensor>(t => f(t.Item1, t.Item2), x);

    /// <summary>The value of f at x, and the function that takes its gradient back to x, for trees on either side.</summary>
    public static (TOut Value, Func<TOut, TIn> Pullback) Vjp<TIn, TOut>(Func<TIn, TOut> f, TIn x)
    {
        var tape = new Tape("Vjp");
        TOut value;
        Tensor[] outputs;
        try
        {
            var y = f(Watched("Vjp", tape, x));
            outputs = Tree.Flatten(y);
            foreach (var output in outputs) Expect.Result("Vjp", output);
            value = Tree.Map(leaf => History.Kept(tape.Below(leaf)), y);
        }
        finally
        {
            tape.Close();
        }
        return (value, upstream =>
        {
            var upstreams = Tree.Flatten(Tree.Zip((place, output, u) =>
            {
                if (output.DType.IsFloat()) Expect.Alike("upstream gradient", u, $"the function's value{place}", output.Type);
                return u;
            }, value, upstream));
            return Gradients(x, tape.Backward(outputs, upstreams));
        }
        );
    }

    // The tree on a tape; every tensor in it must be differentiable.
    private static T Watched<T>(string transformation, Tape tape, T tree)
    {
        int count = 0;
        var watched = Tree.Map((place, leaf) =>
        {
            Expect.Float(transformation, leaf, place.Length == 0 ? "The argument" : $"The argument's {place}");
            count++;
            return tape.Watch(leaf);
        }, tree);
        return count > 0 ? watched : throw new ArgumentException($"{transformation} found no tensor in the argument ({typeof(T).Name}), so there is nothing to differentiate by.");
    }

    // Two arguments may have one gradient; each of them is a tensor of its own.
    private static T Gradients<T>(T like, Tensor?[] gradients)
    {
        int at = 0;
        return Tree.Map(leaf => gradients[at++] is { } gradient ? History.Kept(gradient) : Tensor.ZerosLike(leaf), like);
    }
}
