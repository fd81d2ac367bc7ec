using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>Makes programs shorter without changing a bit of what they give.</summary>
internal static class Simplification
{
    /// <summary>The same program with what custom functions compute in the place of their uses; without what rules shorten, what is computed twice, and what is not used.</summary>
    public static Program Of(Program program)
    {
        program = Lowering.Of(program);
        var rewriter = new Rewriter();
        Dictionary<Node, Node> rewritten = [];
        Node Find(Node node) => node is ConstantNode constant ? rewriter.Constant(constant) : rewritten[node];
        foreach (var input in program.Inputs) rewritten[input] = input;
        foreach (var operation in program.Operations) rewritten[operation] = rewriter.Operation(operation.Primitive, [.. operation.Arguments.Select(Find)]);
        Node[] results = [.. program.Results.Select(Find)];
        return new Program(program.Inputs, Used(rewriter.Operations, results), results);
    }

    // Back from the results, then in the order in which they were.
    private static OperationNode[] Used(IEnumerable<OperationNode> operations, Node[] results)
    {
        HashSet<Node> used = [];
        var open = new Stack<Node>(results);
        while (open.TryPop(out var node))
        {
            if (!used.Add(node) || node is not OperationNode operation) continue;
            foreach (var argument in operation.Arguments) open.Push(argument);
        }
        return [.. operations.Where(used.Contains)];
    }
}
