using System.Runtime.CompilerServices;
using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>Transformations of functions: each takes a function on tensors and gives another, which can be transformed again.</summary>
/// <remarks><para>Functions are ordinary C#: loops, branches, recursion and closures. What a function captures is a constant; what it does not use has the derivative 0.</para>
/// <para>Wherever a function takes a tensor, it may take a tree of them instead (<see cref="Tree"/>): an array, a tuple, a record, a dictionary.</para></remarks>
public static partial class Ad
{
    /// <summary>The gradient of a function whose value is one number (reverse mode).</summary>
    /// <returns>A function whose value has the type and shape of its argument.</returns>
    /// <exception cref="InvalidOperationException">When called: the value is not one float32 or float64.</exception>
    /// <exception cref="ArgumentException">When called: the argument is not float32 or float64.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<Tensor, Tensor> Grad(Func<Tensor, Tensor> f) => x => ValueAndGradient("Grad", f, x).Gradient;

    /// <summary>The gradient of a function of two tensors by one of them: 0 for the first, 1 for the second.</summary>
    [OverloadResolutionPriority(1)]
    public static Func<Tensor, Tensor, Tensor> Grad(Func<Tensor, Tensor, Tensor> f, int argument = 0) => Within(argument, 2) switch
    {
        0 => (a, b) => ValueAndGradient("Grad", x => f(x, b), a).Gradient,
        _ => (a, b) => ValueAndGradient("Grad", x => f(a, x), b).Gradient,
    };

    /// <summary>The gradient of a function of three tensors by one of them: 0 for the first, 1 for the second, 2 for the third.</summary>
    [OverloadResolutionPriority(1)]
    public static Func<Tensor, Tensor, Tensor, Tensor> Grad(Func<Tensor, Tensor, Tensor, Tensor> f, int argument = 0) => Within(argument, 3) switch
    {
        0 => (a, b, c) => ValueAndGradient("Grad", x => f(x, b, c), a).Gradient,
        1 => (a, b, c) => ValueAndGradient("Grad", x => f(a, x, c), b).Gradient,
        _ => (a, b, c) => ValueAndGradient("Grad", x => f(a, b, x), c).Gradient,
    };

    /// <summary>The value of a function that gives one number, and its gradient.</summary>
    [OverloadResolutionPriority(1)]
    public static Func<Tensor, (Tensor Value, Tensor Gradient)> ValueAndGrad(Func<Tensor, Tensor> f) => x => ValueAndGradient("ValueAndGrad", f, x);

    /// <summary>The value of a function of two tensors that gives one number, and its gradient by one of them: 0 for the first, 1 for the second.</summary>
    [OverloadResolutionPriority(1)]
    public static Func<Tensor, Tensor, (Tensor Value, Tensor Gradient)> ValueAndGrad(Func<Tensor, Tensor, Tensor> f, int argument = 0) => Within(argument, 2) switch
    {
        0 => (a, b) => ValueAndGradient("ValueAndGrad", x => f(x, b), a),
        _ => (a, b) => ValueAndGradient("ValueAndGrad", x => f(a, x), b),
    };

    /// <summary>The value of a function of three tensors that gives one number, and its gradient by one of them: 0 for the first, 1 for the second, 2 for the third.</summary>
    [OverloadResolutionPriority(1)]
    public static Func<Tensor, Tensor, Tensor, (Tensor Value, Tensor Gradient)> ValueAndGrad(Func<Tensor, Tensor, Tensor, Tensor> f, int argument = 0) => Within(argument, 3) switch
    {
        0 => (a, b, c) => ValueAndGradient("ValueAndGrad", x => f(x, b, c), a),
        1 => (a, b, c) => ValueAndGradient("ValueAndGrad", x => f(a, x, c), b),
        _ => (a, b, c) => ValueAndGradient("ValueAndGrad", x => f(a, b, x), c),
    };

    /// <summary>The value of a function that gives one number and something beside it (predictions, statistics), that something, and the gradient of the number.</summary>
    [OverloadResolutionPriority(1)]
    public static Func<Tensor, (Tensor Value, TAuxiliary Auxiliary, Tensor Gradient)> ValueAndGrad<TAuxiliary>(Func<Tensor, (Tensor Value, TAuxiliary Auxiliary)> f) => x =>
    {
        TAuxiliary? auxiliary = default;
        var (value, gradient) = ValueAndGradient("ValueAndGrad", traced =>
        {
            (var y, auxiliary) = f(traced);
            return y;
        }, x, tape => auxiliary = Tree.Map(tape.Below, auxiliary!));
        return (value, auxiliary!, gradient);
    };

    /// <summary>x, whose derivative is taken to be 0.</summary>
    public static Tensor StopGradient(Tensor x) => new StopGradient().Bind(x);

    /// <summary>Runs without following <see cref="Parameter"/>s: nothing is kept for Backward(). Concerns the current thread; Grad and its kin do not need it.</summary>
    public static T NoGrad<T>(Func<T> compute)
    {
        bool before = History.IsPaused;
        History.IsPaused = true;
        try
        {
            return compute();
        }
        finally
        {
            History.IsPaused = before;
        }
    }

    /// <summary>Runs without following <see cref="Parameter"/>s.</summary>
    public static void NoGrad(Action act) => NoGrad(() =>
    {
        act();
        return true;
    });

    // The tape is used once, so what it holds is let go while the pass goes back through it.
    private static (Tensor Value, Tensor Gradient) ValueAndGradient(string transformation, Func<Tensor, Tensor> f, Tensor x, Action<Tape>? beforeClosing = null)
    {
        Expect.Float(transformation, x);
        var tape = new Tape(transformation);
        Tensor y;
        try
        {
            y = Expect.OneNumber(transformation, f(tape.Watch(x)));
            beforeClosing?.Invoke(tape);
        }
        finally
        {
            tape.Close();
        }
        var value = tape.Below(y);
        return (value, tape.Consume(y, Tensor.OnesLike(value))[0] ?? Tensor.ZerosLike(x));
    }

    private static int Within(int argument, int count) => (uint)argument < (uint)count ? argument
        : throw new ArgumentOutOfRangeException(nameof(argument), argument, $"The function has {count} arguments, 0 to {count - 1}; there is no argument {argument}.");
}
