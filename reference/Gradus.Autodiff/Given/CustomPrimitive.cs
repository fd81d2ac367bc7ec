using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>A use of a custom function.</summary>
internal sealed class CustomPrimitive(Function function) : Primitive
{
    // A pullback may be called from many threads. Each of these is replaced as a whole and read once, so that a thread sees either what it asks for or what it has to compute.
    private volatile FunctionContext? executed, latest;
    private volatile Answer? asked;

    /// <inheritdoc/>
    public override string Name => function.Name;

    /// <summary>The function.</summary>
    public Function Function => function;

    /// <summary>The type of the value: the forward pass runs on tensors that have types and no numbers.</summary>
    /// <exception cref="UnknownValueException">The forward pass reads numbers, so its value's type is known only when it runs. Jit does not ask here: it runs the forward pass
    /// on its own tensors (<see cref="Lower"/>), so its message names Jit and the function.</exception>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => ShapeOnly.Of(arguments => function.RunForward(new FunctionContext(), arguments), inputs);

    /// <summary>The same function on a stack is a custom function again, whose backward pass is the function's own, example by example.</summary>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => new BatchedFunction(function, isBatched.ToArray(), size).Apply(inputs.ToArray());

    /// <summary>What the forward pass computes.</summary>
    public override Tensor? Lower(ReadOnlySpan<Tensor> inputs) => function.RunForward(new FunctionContext(), inputs.ToArray());

    /// <summary>What the forward pass of the call with these arguments kept. With numbers it has run already; for a trace it runs again on its tensors.</summary>
    public FunctionContext ContextOf(Tensor[] inputs, Tensor output)
    {
        if (executed is { } first && IsOf(first, inputs)) return first;
        if (latest is { } last && IsOf(last, inputs)) return last;
        var context = new FunctionContext();
        return latest = context.Finish(inputs, function.RunForward(context, inputs), output);
    }

    /// <summary>The gradients of all inputs; the rule asks for them one by one.</summary>
    public Tensor?[] Gradients(FunctionContext context, Tensor upstream)
    {
        if (asked is { } last && ReferenceEquals(last.Context, context) && ReferenceEquals(last.Upstream, upstream)) return last.Gradients;
        var gradients = function.RunBackward(context, upstream);
        asked = new Answer(context, upstream, gradients);
        return gradients;
    }

    /// <inheritdoc/>
    protected override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        var arguments = inputs.ToArray();
        var context = new FunctionContext();
        var output = function.RunForward(context, arguments);
        executed = context.Finish(arguments, output, output);
        return output;
    }

    private static bool IsOf(FunctionContext context, Tensor[] inputs)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!ReferenceEquals(context.Inputs[i], inputs[i])) return false;
        }
        return true;
    }

    /// <summary>What the backward pass said last: the rule asks for one argument after the other.</summary>
    private sealed record Answer(FunctionContext Context, Tensor Upstream, Tensor?[] Gradients);
}

/// <summary>The derivative of a custom function: its own.</summary>
internal sealed class CustomRule : DerivativeRule
{
    /// <inheritdoc/>
    public override Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output)
    {
        var custom = (CustomPrimitive)primitive;
        return custom.Function.RunJvp(custom.ContextOf(inputs, output), tangents);
    }

    /// <inheritdoc/>
    public override Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream)
    {
        var custom = (CustomPrimitive)primitive;
        return custom.Gradients(custom.ContextOf(inputs, output), upstream)[argument];
    }
}

/// <summary>A custom function on a stack of examples: both its passes run under Vmap.</summary>
internal sealed class BatchedFunction(Function function, bool[] isBatched, int size) : Function
{
    private const string Inner = "context", Stacked = "stacked";

    /// <inheritdoc/>
    public override string Name => function.Name;

    /// <inheritdoc/>
    protected override Tensor Forward(FunctionContext context, Tensor[] inputs) => Mapped(trace =>
    {
        Tensor[] examples = [.. inputs.Select((input, i) => isBatched[i] ? trace.Batched(input) : input)];
        var inner = new FunctionContext();
        var value = function.RunForward(inner, examples);
        inner.Finish(examples, value, value);
        var output = trace.StackOf(value);
        // The inner context's tensors are saved as stacks, so that the value among them is known as this function's own.
        context.Data[Inner] = inner;
        context.Data[Stacked] = inner.Saved.Select(saved => ReferenceEquals(saved.Trace, trace)).ToArray();
        context.Save([.. inner.Saved.Select(saved => ReferenceEquals(saved, value) ? output : ReferenceEquals(saved.Trace, trace) ? trace.StackOf(saved) : saved)]);
        return output;
    });

    /// <inheritdoc/>
    protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => Mapped(trace =>
        function.RunBackward(Seen(context, trace), trace.Batched(upstream))
            .Select((gradient, i) => gradient is null ? null : isBatched[i] ? trace.StackOf(gradient) : trace.StackOf(gradient).Sum(0)).ToArray());

    /// <inheritdoc/>
    protected override Tensor? Jvp(FunctionContext context, Tensor?[] tangents) => Mapped(trace =>
    {
        Tensor?[] examples = [.. tangents.Select((tangent, i) => tangent is null || !isBatched[i] ? tangent : trace.Batched(tangent))];
        return function.RunJvp(Seen(context, trace), examples) is { } change ? trace.StackOf(change) : null;
    });

    // The context as one example sees it.
    private FunctionContext Seen(FunctionContext context, Batching trace)
    {
        var stacked = (bool[])context.Data[Stacked]!;
        int at = 0;
        return ((FunctionContext)context.Data[Inner]!).With(_ => stacked[at] ? trace.Batched(context.Saved[at++]) : context.Saved[at++],
            [.. context.Inputs.Select((input, i) => isBatched[i] ? trace.Batched(input) : input)], trace.Batched(context.Output));
    }

    private T Mapped<T>(Func<Batching, T> f)
    {
        var trace = new Batching(size);
        try
        {
            return f(trace);
        }
        finally
        {
            trace.Close();
        }
    }
}
