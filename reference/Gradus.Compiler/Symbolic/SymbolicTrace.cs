using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>The trace of all symbolic expressions. It writes no list: an expression holds what it is made of, and goes when nobody holds it.</summary>
internal sealed class SymbolicTrace : Trace
{
    /// <inheritdoc/>
    public override string Transformation => "a symbolic expression";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">An argument is followed by a transformation, or a Parameter.</exception>
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        var nodes = new Node[inputs.Length];
        var types = new TensorType[inputs.Length];
        for (int i = 0; i < nodes.Length; i++) (nodes[i], types[i]) = (NodeOf(primitive, inputs[i]), inputs[i].Type);
        return new StagedTensor(this, new OperationNode(primitive, nodes, primitive.Infer(types)), Staging.PlaceOf(primitive, inputs));
    }

    private Node NodeOf(Primitive primitive, Tensor tensor) => ReferenceEquals(tensor.Trace, this) ? ((StagedTensor)tensor).Node
        : tensor is DenseTensor numbers ? new ConstantNode(numbers.Again())
        : throw new InvalidOperationException($"{primitive.Name} got an expression and a tensor ({tensor.Type}) that {tensor.Trace!.Transformation} follows. "
            + "Make it a Variable, and give the tensor when the expression is run; derivatives of expressions are Symbolic.Gradient's.");
}
