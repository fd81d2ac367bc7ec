using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>Vmap's trace: a function written for one example works on a stack of them.</summary>
internal sealed class Batching(int size) : Trace
{
    /// <inheritdoc/>
    public override string Transformation => "Vmap";

    /// <summary>A stack along the first axis, seen as one example.</summary>
    public Tensor Batched(Tensor stack) => new BatchTensor(this, stack);

    /// <summary>The stack behind a tensor, along its first axis; a tensor that is the same for all examples is repeated.</summary>
    public Tensor StackOf(Tensor tensor) => ReferenceEquals(tensor.Trace, this) ? ((BatchTensor)tensor).Examples : tensor.BroadcastTo(tensor.Shape.Insert(0, size));

    /// <inheritdoc/>
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        var stacks = new Tensor[inputs.Length];
        var isBatched = new bool[inputs.Length];
        for (int i = 0; i < stacks.Length; i++)
        {
            isBatched[i] = ReferenceEquals(inputs[i].Trace, this);
            stacks[i] = isBatched[i] ? ((BatchTensor)inputs[i]).Examples : inputs[i];
        }
        return Batched(Expect.Below(this, primitive, primitive.Batch(stacks, isBatched, size)));
    }
}

/// <summary>One example, as the function sees it; a stack of all of them behind it.</summary>
internal sealed class BatchTensor(Batching trace, Tensor stack) : Tensor(stack.DType, stack.Shape.Without([0]), trace)
{
    /// <summary>All examples, along the first axis.</summary>
    public Tensor Examples => stack;

    /// <inheritdoc/>
    public override Device Device => stack.Device;

    /// <inheritdoc/>
    public override DenseTensor Concrete => throw new UnknownValueException("Vmap", Type);
}
