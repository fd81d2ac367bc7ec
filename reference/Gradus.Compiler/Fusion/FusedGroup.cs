using System.Globalization;
using System.Text;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>Operations that are done in one pass over memory: elementwise ones of one shape, and at the end, when there is one, a reduction.</summary>
internal sealed class FusedGroup
{
    private readonly IReadOnlyList<OperationNode> elementwise;

    /// <summary>Makes a group.</summary>
    /// <param name="operations">The operations, in an order in which they can be done.</param>
    /// <param name="isNeeded">Whether a value is needed outside.</param>
    public FusedGroup(IReadOnlyList<OperationNode> operations, Func<OperationNode, bool> isNeeded)
    {
        Operations = operations;
        Reduction = operations.FirstOrDefault(operation => operation.Primitive is not ElementwisePrimitive);
        elementwise = [.. operations.Where(operation => operation.Primitive is ElementwisePrimitive)];
        HashSet<Node> members = [.. elementwise];
        Inputs = [.. elementwise.SelectMany(operation => operation.Arguments).Select(Elementwise.Source).Where(node => !members.Contains(node) && Uniform.Number(node) is null).Distinct()];
        Outputs = [.. elementwise.Where(isNeeded)];
        Space = Elementwise.Squeezed(elementwise[0].Type.Shape);
    }

    /// <summary>The shape that the group goes over, without axes of length 1.</summary>
    public Shape Space { get; }

    /// <summary>The operations, in order.</summary>
    public IReadOnlyList<OperationNode> Operations { get; }

    /// <summary>The values from outside that are read; constants of one number are not among them.</summary>
    public IReadOnlyList<Node> Inputs { get; }

    /// <summary>The elementwise operations whose values are written, because somebody else needs them.</summary>
    public IReadOnlyList<OperationNode> Outputs { get; }

    /// <summary>The reduction at the end; null when there is none.</summary>
    public OperationNode? Reduction { get; }

    /// <summary>What is done for each element.</summary>
    /// <param name="isSpread">Whether one element of an input stands for a whole row.</param>
    /// <param name="direction">Which way the reduction combines elements.</param>
    public Recipe RecipeFor(Func<Node, bool> isSpread, FoldDirection direction)
    {
        Dictionary<Node, int> numbers = [];
        List<Instruction> instructions = [];
        foreach (var input in Inputs) numbers[input] = numbers.Count;
        int NumberOf(Node argument)
        {
            var node = Elementwise.Source(argument);
            if (numbers.TryGetValue(node, out int number)) return number;
            instructions.Add(Instruction.Constant(Uniform.Number(node)!.Value, node.Type.DType));
            return numbers[node] = Inputs.Count + instructions.Count - 1;
        }
        foreach (var operation in elementwise)
        {
            int[] arguments = [.. operation.Arguments.Select(NumberOf)];
            instructions.Add(Elementwise.InstructionOf(operation)! with { Arguments = arguments });
            numbers[operation] = Inputs.Count + instructions.Count - 1;
        }
        var fold = Reduction is null ? null : new Fold(Elementwise.ReductionOf(Reduction)!, numbers[Elementwise.Source(Reduction.Arguments[0])], direction);
        return new Recipe([.. Inputs.Select(input => new RecipeInput(input.Type.DType, isSpread(input)))], instructions, [.. Outputs.Select(output => numbers[output])], fold);
    }

    /// <summary>The group without its reduction, whose argument it writes.</summary>
    public FusedGroup WithoutReduction()
    {
        var combined = Elementwise.Source(Reduction!.Arguments[0]);
        return new(elementwise, operation => Outputs.Contains(operation) || ReferenceEquals(operation, combined));
    }

    /// <summary>The group as a block with its operations inside, under the names that a program gives them.</summary>
    public string ToString(Func<Node, string> nameOf)
    {
        IEnumerable<OperationNode> results = Reduction is null ? Outputs : Outputs.Append(Reduction);
        var text = new StringBuilder($"{string.Join(", ", results.Select(result => $"{nameOf(result)} : {result.Type}"))} = fused({string.Join(", ", Inputs.Select(nameOf))}) {{\n");
        foreach (var operation in Operations)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {nameOf(operation)} = {operation.Primitive}({string.Join(", ", operation.Arguments.Select(argument => nameOf(Elementwise.Source(argument))))})\n");
        }
        return text.Append('}').ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Dictionary<Node, string> names = [];
        return ToString(node => Uniform.Number(node) is { } number ? FormattableString.Invariant($"{number}")
            : names.TryGetValue(node, out string? name) ? name : names[node] = FormattableString.Invariant($"%{names.Count}"));
    }
}
