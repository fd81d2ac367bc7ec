using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>A use of a custom function.</summary>
internal sealed class CustomPrimitive(Function function) : Primitive
{
    private FunctionContext? executed, latest;
    private (FunctionContext? Context, Tensor? Upstream, Tensor?[]? Gradients) asked;

    /// <inheritdoc/>
    public override string Name => function.Name;

    /// <summary>The function.</summary>
    public Function Function => function;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => throw new NotSupportedException($"The shape of {Name}'s value is known only when it runs.");

    /// <summary>The same function on a stack is a custom function again, whose backward pass is the function's own, example by example.</summary>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => new BatchedFunction(function, isBatched.ToArray(), size).Apply(inputs.ToArray());

    /// <summary>What the forward pass of the call with these arguments kept. With numbers it has run already; for a trace it runs again on its tensors.</summary>
    public FunctionContext ContextOf(Tensor[] inputs, Tensor output)
    {
        if (IsOf(executed, inputs)) return executed!;
        if (IsOf(latest, inputs)) return latest!;
        var context = new FunctionContext();
        return latest = context.Finish(inputs, function.RunForward(context, inputs), output);
    }

    /// <summary>The gradients of all inputs; the rule asks for them one by one.</summary>
    public Tensor?[] Gradients(FunctionContext context, Tensor upstream)
    {
        if (!ReferenceEquals(asked.Context, context) || !ReferenceEquals(asked.Upstream, upstream)) asked = (context, upstream, function.RunBackward(context, upstream));
        return asked.Gradients!;
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

    private static bool IsOf(FunctionContext? context, Tensor[] inputs) => context is not null && context.Inputs.SequenceEqual(inputs, ReferenceEqualityComparer.Instance);
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
