using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>Writes a program operation by operation, the shortest way it knows: rules first, then what is known beforehand, then what has been written already.</summary>
internal sealed class Rewriter
{
    // Constants up to so many elements are compared by their elements; longer ones are the same where they are one tensor.
    private const int Small = 64;

    // What is computed beforehand is kept with the program: up to so many elements, or as many as it was computed from.
    private const int MostFolded = 4096;

    private readonly List<OperationNode> operations = [];
    private readonly Dictionary<Key, OperationNode> written = [];
    private readonly Dictionary<(TensorType, Device, string), ConstantNode> constants = [];

    /// <summary>What has been written.</summary>
    public IReadOnlyList<OperationNode> Operations => operations;

    /// <summary>An operation, or what stands for it.</summary>
    public Node Operation(Primitive primitive, params Node[] arguments)
    {
        var type = primitive.Infer([.. arguments.Select(argument => argument.Type)]);
        foreach (var rule in Rules.All)
        {
            if (rule(this, primitive, arguments, type) is { } simpler) return simpler;
        }
        if (Folded(primitive, arguments) is { } known) return known;
        var key = new Key(primitive, arguments);
        if (written.TryGetValue(key, out var same)) return same;
        var node = written[key] = new OperationNode(primitive, arguments, type);
        operations.Add(node);
        return node;
    }

    /// <summary>A constant; one that is small and has been seen with the same elements is that one.</summary>
    public ConstantNode Constant(ConstantNode node)
    {
        if (node.Type.Shape.Size > Small && !Uniform.Is(node)) return node;
        string bits = Uniform.Is(node) ? "=" + Bits(Uniform.Reshaped(node, Shape.Scalar)) : Bits(node);
        var key = (node.Type, node.Value.Device, bits);
        return constants.TryGetValue(key, out var same) ? same : constants[key] = node;
    }

    // Arguments that are all known give a result that is known; if it is refused, the running program shall refuse it.
    private ConstantNode? Folded(Primitive primitive, Node[] arguments)
    {
        if (arguments.Length == 0 || !arguments.All(argument => argument is ConstantNode)) return null;
        Tensor[] values = [.. arguments.Select(argument => ((ConstantNode)argument).Value)];
        try
        {
            if (primitive is not (BroadcastTo or Slice or Permute or Flip or Reshape)
                && primitive.Infer([.. values.Select(value => value.Type)]).Shape.Size > Math.Max(MostFolded, values.Sum(value => (long)value.Size))) return null;
            return primitive.Bind(values) is DenseTensor known ? Constant(new ConstantNode(known)) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Bits, not numbers: 0 and −0 are two constants.
    private static string Bits(ConstantNode node) => node.Type.DType switch
    {
        DType.Float32 => string.Join(' ', node.Value.ToArray<float>().Select(BitConverter.SingleToInt32Bits)),
        DType.Float64 => string.Join(' ', node.Value.ToArray<double>().Select(BitConverter.DoubleToInt64Bits)),
        DType.Int32 => string.Join(' ', node.Value.ToArray<int>()),
        _ => string.Join(' ', node.Value.ToArray<bool>()),
    };

    /// <summary>An operation on certain values: two with equal keys compute the same.</summary>
    private readonly record struct Key(Primitive Primitive, Node[] Arguments)
    {
        public bool Equals(Key other) => Primitive.Equals(other.Primitive) && Arguments.AsSpan().SequenceEqual(other.Arguments);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(Primitive);
            foreach (var argument in Arguments) hash.Add(argument);
            return hash.ToHashCode();
        }
    }
}
