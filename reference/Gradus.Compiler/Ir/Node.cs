using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>A value in a <see cref="Program"/>: an input, a constant, or the result of an operation. Nodes are never changed, and a node is equal to itself only.</summary>
/// <param name="type">Type of the elements and shape.</param>
public abstract class Node(TensorType type)
{
    /// <summary>Type of the elements and shape.</summary>
    public TensorType Type { get; } = type;
}

/// <summary>An argument of the program.</summary>
/// <param name="type">Type of the elements and shape.</param>
/// <param name="name">What the user calls it; empty when the program's text may number it.</param>
/// <param name="device">Where its numbers will lie; null: this machine's processor.</param>
public sealed class InputNode(TensorType type, string name = "", Device? device = null) : Node(type)
{
    /// <summary>Where its numbers will lie.</summary>
    public Device Device { get; } = device ?? Device.Cpu;

    /// <summary>What the user calls it; empty when the program's text may number it.</summary>
    public string Name { get; } = name;
}

/// <summary>Numbers that are known before the program runs: what a function captures.</summary>
/// <param name="value">The numbers.</param>
public sealed class ConstantNode(DenseTensor value) : Node(value.Type)
{
    /// <summary>The numbers.</summary>
    public DenseTensor Value { get; } = value;
}

/// <summary>The result of a primitive.</summary>
/// <param name="primitive">The operation, with its parameters.</param>
/// <param name="arguments">What it works on.</param>
/// <param name="type">Type of the result.</param>
public sealed class OperationNode(Primitive primitive, IReadOnlyList<Node> arguments, TensorType type) : Node(type)
{
    /// <summary>The operation, with its parameters.</summary>
    public Primitive Primitive { get; } = primitive;

    /// <summary>What it works on.</summary>
    public IReadOnlyList<Node> Arguments { get; } = arguments;
}
