using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>Jit's trace: operations are written down, not done. Of a tensor only type and place are known.</summary>
/// <remarks>An operation on constants alone has no staged argument, so it never comes here: it is done once, while tracing.</remarks>
internal sealed class Staging(string transformation) : Trace
{
    // The trace of all parameters.
    private static readonly Trace Parameters = new Parameter(Tensor.Scalar(0)).Trace!;

    private readonly List<InputNode> inputs = [];
    private readonly List<OperationNode> operations = [];
    private readonly Dictionary<DenseTensor, ConstantNode> constants = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, InputNode> captured = new(ReferenceEqualityComparer.Instance);
    private readonly int thread = Environment.CurrentManagedThreadId;

    /// <inheritdoc/>
    public override string Transformation => transformation;

    /// <summary>What the function captured that an outer transformation follows: the program's last inputs, in this order.</summary>
    public IReadOnlyList<Tensor> Captured => [.. captured.Keys];

    /// <summary>An argument of the function.</summary>
    public Tensor Input(InputNode node)
    {
        inputs.Add(node);
        return new StagedTensor(this, node, node.Device);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It is done on another thread than that of the function that is traced, or a Parameter was captured.</exception>
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> arguments)
    {
        if (Environment.CurrentManagedThreadId != thread) throw new InvalidOperationException(
            $"{primitive.Name} was done on another thread than the function that {Transformation} traces: a program lists operations in the order in which they happen, and two threads have none.");
        var nodes = new Node[arguments.Length];
        var types = new TensorType[arguments.Length];
        for (int i = 0; i < nodes.Length; i++) (nodes[i], types[i]) = (NodeOf(arguments[i]), arguments[i].Type);
        var node = new OperationNode(primitive, nodes, Lowering.Has(primitive) ? Probed(primitive, types) : primitive.Infer(types));
        operations.Add(node);
        return new StagedTensor(this, node, PlaceOf(primitive, arguments));
    }

    /// <summary>What stands for a tensor in the program: its node; a constant for numbers; an input for what an outer transformation follows.</summary>
    /// <exception cref="InvalidOperationException">It is a Parameter, or computed from one.</exception>
    /// <exception cref="LeakedTracerException">It belongs to a function that has returned.</exception>
    public Node NodeOf(Tensor tensor)
    {
        if (ReferenceEquals(tensor.Trace, this)) return ((StagedTensor)tensor).Node;
        if (tensor is DenseTensor numbers)
        {
            if (!constants.TryGetValue(numbers, out var constant)) constants[numbers] = constant = new ConstantNode(numbers.Again());
            return constant;
        }
        if (tensor.Trace is { IsClosed: true } closed) throw new LeakedTracerException(closed, Transformation);
        if (ReferenceEquals(tensor.Trace, Parameters)) throw new InvalidOperationException(
            $"The function given to {Transformation} captured {(tensor is Parameter { Name.Length: > 0 } named ? $"the Parameter '{named.Name}'" : "a Parameter")} ({tensor.Type}). Its value changes, a program does not: "
            + "pass parameter.Value as an argument (or the parameter itself, so that Backward() goes through the function, operation by operation).");
        if (!captured.TryGetValue(tensor, out var input)) captured[tensor] = input = new InputNode(tensor.Type, "captured", tensor.Device);
        return input;
    }

    /// <summary>The program that has been written.</summary>
    public Program Finish(IEnumerable<Tensor> results)
    {
        Node[] nodes = [.. results.Select(NodeOf)];
        return new Program([.. inputs, .. captured.Values], [.. operations], nodes);
    }

    // The type of a custom function's value; what its forward pass computes is written into the program when that is simplified, and what it captured of this function is gone by then.
    // What it captured of an outer one makes the program good for one call.
    private TensorType Probed(Primitive primitive, TensorType[] types)
    {
        var probe = new Staging($"{transformation} ({primitive.Name})");
        TensorType type;
        try
        {
            type = primitive.Lower([.. types.Select(type => probe.Input(new InputNode(type)))])?.Type ?? primitive.Infer(types);
        }
        finally
        {
            probe.Close();
        }
        foreach (var tensor in probe.Captured)
        {
            if (ReferenceEquals(tensor.Trace, this)) throw new InvalidOperationException($"{primitive.Name} captured a tensor that {Transformation} follows: pass it as an argument.");
            NodeOf(tensor);
        }
        return type;
    }

    /// <summary>Where the result of an operation lies.</summary>
    /// <exception cref="ArgumentException">The arguments lie on two devices.</exception>
    internal static Device PlaceOf(Primitive primitive, ReadOnlySpan<Tensor> arguments)
    {
        if (primitive is Transfer transfer) return transfer.Device;
        if (primitive is Draw draw) return draw.Device;
        var device = arguments[0].Device;
        foreach (var argument in arguments)
        {
            if (!ReferenceEquals(argument.Device, device)) throw new ArgumentException($"{primitive} got tensors on two devices, {device} and {argument.Device}: move one with .To(device).");
        }
        return device;
    }
}

/// <summary>A tensor that will be known when the program runs.</summary>
internal sealed class StagedTensor(Trace trace, Node node, Device device) : Tensor(node.Type.DType, node.Type.Shape, trace)
{
    /// <summary>What it is in the program.</summary>
    public Node Node => node;

    /// <inheritdoc/>
    public override Device Device => device;

    /// <inheritdoc/>
    public override DenseTensor Concrete => throw new UnknownValueException(Trace!.Transformation, Type);
}
