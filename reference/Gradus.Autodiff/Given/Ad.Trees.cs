using Gradus.Tensors;

namespace Gradus.Autodiff;

// The same transformations for functions of trees: a network's parameters as one argument.
public static partial class Ad
{
    /// <summary>The gradient of a function of a tree: a tree of the same build, with a gradient in the place of each tensor.</summary>
    /// <exception cref="NotSupportedException">When called: the tree has a part that cannot be taken apart; the message names it.</exception>
    public static Func<T, T> Grad<T>(Func<T, Tensor> f) => tree => OfTree("Grad", f, tree).Gradient;

    /// <summary>The gradient, by its first argument, of a function of a tree and of data.</summary>
    public static Func<T, TData, T> Grad<T, TData>(Func<T, TData, Tensor> f) => (tree, data) => OfTree("Grad", t => f(t, data), tree).Gradient;

    /// <summary>The value of a function of a tree and its gradient.</summary>
    public static Func<T, (Tensor Value, T Gradient)> ValueAndGrad<T>(Func<T, Tensor> f) => tree => OfTree("ValueAndGrad", f, tree);

    /// <summary>The value of a function of a tree and of data, and its gradient by the tree.</summary>
    public static Func<T, TData, (Tensor Value, T Gradient)> ValueAndGrad<T, TData>(Func<T, TData, Tensor> f) => (tree, data) => OfTree("ValueAndGrad", t => f(t, data), tree);

    /// <summary>The value of a function of a tree, what it gives beside it, and the gradient of the value.</summary>
    public static Func<T, (Tensor Value, TAuxiliary Auxiliary, T Gradient)> ValueAndGrad<T, TAuxiliary>(Func<T, (Tensor Value, TAuxiliary Auxiliary)> f) => tree =>
    {
        TAuxiliary? auxiliary = default;
        var (value, gradient) = OfTree("ValueAndGrad", t =>
        {
            (var y, auxiliary) = f(t);
            return y;
        }, tree, tape => auxiliary = Tree.Map(tape.Below, auxiliary!));
        return (value, auxiliary!, gradient);
    };

    private static (Tensor Value, T Gradient) OfTree<T>(string transformation, Func<T, Tensor> f, T tree, Action<Tape>? beforeClosing = null)
    {
        var tape = new Tape(transformation);
        Tensor y;
        try
        {
            y = Expect.OneNumber(transformation, f(Watched(transformation, tape, tree)));
            beforeClosing?.Invoke(tape);
        }
        finally
        {
            tape.Close();
        }
        var value = tape.Below(y);
        return (value, Gradients(tree, tape.Consume(y, Tensor.OnesLike(value))));
    }
}
