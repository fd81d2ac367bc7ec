using System.Runtime.CompilerServices;
using Gradus.Tensors;

namespace Gradus.Autodiff;

// A function written for one example, on all examples at once.
public static partial class Ad
{
    /// <summary>f on every example of a stack: written for one example, run on all at once.</summary>
    /// <param name="f">A function of one example. Inside it, the values of the examples are not known: it cannot branch on them.</param>
    /// <param name="inAxis">The axis of the argument along which the examples lie.</param>
    /// <param name="outAxis">The axis of the result along which they shall lie.</param>
    /// <exception cref="ArgumentException">When called: the argument has no such axis.</exception>
    /// <exception cref="UnknownValueException">When called: f asks for a number of an example.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<Tensor, Tensor> Vmap(Func<Tensor, Tensor> f, int inAxis = 0, int outAxis = 0) => x => Mapped(inputs => f((Tensor)inputs[0]!), [x], [inAxis], outAxis);

    /// <summary>f of two arguments on every example.</summary>
    /// <param name="f">A function of one example of each.</param>
    /// <param name="inAxes">For each argument, the axis of the examples; null when it is the same for all examples. All 0 when not given.</param>
    /// <param name="outAxis">The axis of the result along which the examples shall lie.</param>
    /// <exception cref="ArgumentException">When called: the arguments have stacks of different lengths, or none is a stack, or an axis does not exist.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<Tensor, Tensor, Tensor> Vmap(Func<Tensor, Tensor, Tensor> f, int?[]? inAxes = null, int outAxis = 0) =>
        (a, b) => Mapped(inputs => f((Tensor)inputs[0]!, (Tensor)inputs[1]!), [a, b], inAxes, outAxis);

    /// <summary>f of three arguments on every example.</summary>
    [OverloadResolutionPriority(1)]
    public static Func<Tensor, Tensor, Tensor, Tensor> Vmap(Func<Tensor, Tensor, Tensor, Tensor> f, int?[]? inAxes = null, int outAxis = 0) =>
        (a, b, c) => Mapped(inputs => f((Tensor)inputs[0]!, (Tensor)inputs[1]!, (Tensor)inputs[2]!), [a, b, c], inAxes, outAxis);

    /// <summary>f on every example of a tree of stacks.</summary>
    public static Func<TIn, TOut> Vmap<TIn, TOut>(Func<TIn, TOut> f, int inAxis = 0, int outAxis = 0) => x => Mapped(inputs => f((TIn)inputs[0]!), [x], [inAxis], outAxis);

    /// <summary>f of two trees on every example; an argument's axis counts for all its tensors. Per-example gradients: <c>Vmap(Grad(loss), inAxes: [null, 0])</c>.</summary>
    public static Func<T1, T2, TOut> Vmap<T1, T2, TOut>(Func<T1, T2, TOut> f, int?[]? inAxes = null, int outAxis = 0) =>
        (a, b) => Mapped(inputs => f((T1)inputs[0]!, (T2)inputs[1]!), [a, b], inAxes, outAxis);

    private static TOut Mapped<TOut>(Func<object?[], TOut> f, object?[] arguments, int?[]? inAxes, int outAxis)
    {
        inAxes ??= [.. arguments.Select(_ => (int?)0)];
        if (inAxes.Length != arguments.Length)
        {
            throw new ArgumentException($"Vmap got {inAxes.Length} axes for a function of {arguments.Length} arguments; it needs one for each, null for what is not batched.", nameof(inAxes));
        }
        int? size = null;
        string first = "";
        for (int i = 0; i < arguments.Length; i++)
        {
            if (inAxes[i] is not { } axis) continue;
            foreach (var (place, leaf) in Tree.Leaves(arguments[i])) Measure($"argument {i}{place}", leaf, axis, ref size, ref first);
        }
        if (size is not { } examples) throw new ArgumentException("Vmap needs at least one argument with an axis of examples; all of these are the same for every example.", nameof(inAxes));
        var trace = new Batching(examples);
        try
        {
            var inputs = new object?[arguments.Length];
            for (int i = 0; i < inputs.Length; i++) inputs[i] = inAxes[i] is { } axis ? Tree.Map(leaf => trace.Batched(leaf.MoveAxis(axis, 0)), arguments[i]) : arguments[i];
            return Tree.Map(leaf => Unstacked(trace, leaf, outAxis), f(inputs));
        }
        finally
        {
            trace.Close();
        }
    }

    private static void Measure(string place, Tensor leaf, int axis, ref int? size, ref string first)
    {
        if (axis < -leaf.Rank || axis >= leaf.Rank)
        {
            throw new ArgumentException($"Vmap was to find the examples along axis {axis} of {place}, which is {leaf.Type} and has no such axis. "
                + "For an argument that is the same for all examples, give null as its axis.");
        }
        int length = leaf.Shape[axis];
        if (size is null) (size, first) = (length, $"{place} ({leaf.Type}, axis {axis}) has {length} examples");
        else if (size != length) throw new ArgumentException($"Vmap needs stacks of one length: {first}, {place} ({leaf.Type}, axis {axis}) has {length}.");
    }

    private static Tensor Unstacked(Batching trace, Tensor leaf, int outAxis)
    {
        var stack = trace.StackOf(Expect.Result("Vmap", leaf));
        if (outAxis < -stack.Rank || outAxis >= stack.Rank)
        {
            throw new ArgumentException($"Vmap was to put the examples along axis {outAxis} of the result, which is {stack.Type} with all of them.", nameof(outAxis));
        }
        return stack.MoveAxis(0, outAxis);
    }
}
