using System.Globalization;
using System.Text;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>Operations that are done together. Either in one pass over memory: elementwise ones of one shape, and at the end, when there is one, a reduction. Or row by row, where what is
/// combined of a row may be used in the group: softmax.</summary>
internal sealed class FusedGroup
{
    private readonly IReadOnlyList<OperationNode> computed;
    private readonly HashSet<Node> members;

    /// <summary>Makes a group.</summary>
    /// <param name="operations">The operations, in an order in which they can be done.</param>
    /// <param name="isNeeded">Whether a value is needed outside.</param>
    /// <param name="rows">The space that it goes over row by row; null when it goes over memory once.</param>
    public FusedGroup(IReadOnlyList<OperationNode> operations, Func<OperationNode, bool> isNeeded, RowSpace? rows = null)
    {
        (Operations, Rows) = (operations, rows);
        Reduction = rows is null ? operations.FirstOrDefault(operation => operation.Primitive is not ElementwisePrimitive) : null;
        computed = [.. operations.Where(operation => !ReferenceEquals(operation, Reduction))];
        members = [.. computed];
        Inputs = [.. computed.SelectMany(operation => operation.Arguments).Select(SourceOf).Where(node => !members.Contains(node) && Uniform.Number(node) is null).Distinct()];
        Outputs = [.. computed.Where(isNeeded)];
        Space = rows?.Shape ?? Elementwise.Squeezed(computed[0].Type.Shape);
    }

    /// <summary>The shape that the group goes over, without axes of length 1.</summary>
    public Shape Space { get; }

    /// <summary>The space that the group goes over row by row; null when it goes over memory once.</summary>
    public RowSpace? Rows { get; }

    /// <summary>What texts and drawings call it.</summary>
    public string Name => Rows is null ? "fused" : "fused by rows";

    /// <summary>The operations, in order.</summary>
    public IReadOnlyList<OperationNode> Operations { get; }

    /// <summary>The values from outside that are read; constants of one number are not among them.</summary>
    public IReadOnlyList<Node> Inputs { get; }

    /// <summary>The operations, but for a reduction at the end, whose values are written, because somebody else needs them.</summary>
    public IReadOnlyList<OperationNode> Outputs { get; }

    /// <summary>The reduction at the end; null when there is none.</summary>
    public OperationNode? Reduction { get; }

    /// <summary>Whether a value of the group, or one that it reads, has one number for each row.</summary>
    public bool IsOfRows(Node node) => Rows is not null && Rows.IsOfRows(node);

    /// <summary>What an argument is to the group: one of its own values, or what it reads.</summary>
    public Node SourceOf(Node argument)
    {
        var node = Elementwise.Source(argument);
        return !members.Contains(node) && Rows?.SpreadBy(node) is { } row && members.Contains(row) ? row : node;
    }

    /// <summary>What is done for each element.</summary>
    /// <param name="isSpread">Whether one element of an input stands for a whole row.</param>
    /// <param name="direction">Which way the reduction at the end combines elements.</param>
    public Recipe RecipeFor(Func<Node, bool> isSpread, FoldDirection direction)
    {
        Dictionary<Node, int> numbers = [];
        List<Instruction> instructions = [];
        foreach (var input in Inputs) numbers[input] = numbers.Count;
        int NumberOf(Node argument)
        {
            var node = SourceOf(argument);
            if (numbers.TryGetValue(node, out int number)) return number;
            instructions.Add(Instruction.Constant(Uniform.Number(node)!.Value, node.Type.DType));
            return numbers[node] = Inputs.Count + instructions.Count - 1;
        }
        foreach (var operation in computed)
        {
            int[] arguments = [.. operation.Arguments.Select(NumberOf)];
            instructions.Add(Elementwise.InstructionOf(operation) is { } instruction ? instruction with { Arguments = arguments }
                : new Instruction(InstructionKind.Fold, operation.Type.DType, arguments, Elementwise.ReductionOf(operation)));
            numbers[operation] = Inputs.Count + instructions.Count - 1;
        }
        var fold = Reduction is null ? null : new Fold(Elementwise.ReductionOf(Reduction)!, numbers[Elementwise.Source(Reduction.Arguments[0])], direction);
        return new Recipe([.. Inputs.Select(input => new RecipeInput(input.Type.DType, isSpread(input)))], instructions, [.. Outputs.Select(output => numbers[output])], fold)
        {
            RowOutputs = [.. Enumerable.Range(0, Outputs.Count).Where(output => IsOfRows(Outputs[output]))],
        };
    }

    /// <summary>The group without the reduction at its end, whose argument it writes.</summary>
    public FusedGroup WithoutReduction()
    {
        var combined = Elementwise.Source(Reduction!.Arguments[0]);
        return new(computed, operation => Outputs.Contains(operation) || ReferenceEquals(operation, combined));
    }

    /// <summary>The group as a block with its operations inside, under the names that a program gives them.</summary>
    public string ToString(Func<Node, string> nameOf)
    {
        IEnumerable<OperationNode> results = Reduction is null ? Outputs : Outputs.Append(Reduction);
        var text = new StringBuilder($"{string.Join(", ", results.Select(result => $"{nameOf(result)} : {result.Type}"))} = {Name}({string.Join(", ", Inputs.Select(nameOf))}) {{\n");
        foreach (var operation in Operations)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {nameOf(operation)} = {operation.Primitive}({string.Join(", ", operation.Arguments.Select(argument => nameOf(SourceOf(argument))))})\n");
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
