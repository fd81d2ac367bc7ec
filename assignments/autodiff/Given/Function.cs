using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>A function with a backward pass of its own, as PyTorch's <c>autograd.Function</c>: derive from it, and call <see cref="Apply"/>.</summary>
public abstract class Function
{
    /// <summary>The value, in tensor operations. What the backward pass needs is given to <see cref="FunctionContext.Save"/>.</summary>
    protected abstract Tensor Forward(FunctionContext context, Tensor[] inputs);

    /// <summary>The gradient of each input, given that of the value; null for zero. In tensor operations, so that it can be differentiated again.</summary>
    protected abstract Tensor?[] Backward(FunctionContext context, Tensor upstream);

    /// <summary>Calls the function.</summary>
    public Tensor Apply(params Tensor[] inputs) => new CustomPrimitive(this).Bind(inputs);

    internal Tensor RunForward(FunctionContext context, Tensor[] inputs) => Forward(context, inputs);

    internal Tensor?[] RunBackward(FunctionContext context, Tensor upstream) => Backward(context, upstream);
}

/// <summary>What a custom function keeps from its forward pass for its backward pass.</summary>
public sealed class FunctionContext
{
    private Tensor[] saved = [];

    /// <summary>The tensors that were saved, in order.</summary>
    public IReadOnlyList<Tensor> Saved => saved;

    /// <summary>Keeps tensors, inputs or results, for the backward pass.</summary>
    public void Save(params Tensor[] tensors) => saved = tensors;
}

/// <summary>A use of a custom function.</summary>
internal sealed class CustomPrimitive(Function function) : Primitive
{
    /// <inheritdoc/>
    public override string Name => function.GetType().Name;

    /// <summary>The function.</summary>
    public Function Function => function;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => throw new NotSupportedException($"The shape of {Name}'s value is known only when it runs.");

    /// <inheritdoc/>
    protected override Tensor Execute(ReadOnlySpan<Tensor> inputs) => function.RunForward(new FunctionContext(), inputs.ToArray());

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => throw new NotSupportedException($"{Name} has no batching rule.");
}

/// <summary>The derivative of a custom function: its own.</summary>
internal sealed class CustomRule : DerivativeRule
{
    /// <inheritdoc/>
    public override Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output) => throw new NotSupportedException($"{primitive.Name} has no forward derivative.");

    /// <inheritdoc/>
    public override Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream)
    {
        var function = ((CustomPrimitive)primitive).Function;
        var context = new FunctionContext();
        function.RunForward(context, inputs);
        return function.RunBackward(context, upstream)[argument];
    }
}
