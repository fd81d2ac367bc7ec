using Gradus.Compiler.Execution;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>The intermediate representation: operations in an order in which each finds its arguments done, without branches or loops.</summary>
/// <remarks>A program can be walked (<see cref="Inputs"/>, <see cref="Operations"/>, <see cref="Results"/>, the arguments of each operation), printed and drawn.</remarks>
public sealed class Program
{
    /// <summary>Makes a program.</summary>
    /// <param name="inputs">The arguments, in order.</param>
    /// <param name="operations">The operations; the arguments of each are inputs, constants, or earlier ones.</param>
    /// <param name="results">What the program gives, in order: any nodes, also inputs and constants.</param>
    /// <exception cref="ArgumentException">An operation comes before one of its arguments.</exception>
    public Program(IReadOnlyList<InputNode> inputs, IReadOnlyList<OperationNode> operations, IReadOnlyList<Node> results)
    {
        (Inputs, Operations, Results) = (inputs, operations, results);
        HashSet<Node> done = [.. inputs];
        foreach (var operation in operations)
        {
            if (operation.Arguments.FirstOrDefault(a => a is not ConstantNode && !done.Contains(a)) is { } missing)
            {
                throw new ArgumentException($"{operation.Primitive} needs a value of the type {missing.Type} that no input and no earlier operation gives.", nameof(operations));
            }
            done.Add(operation);
        }
        if (results.Any(r => r is not ConstantNode && !done.Contains(r))) throw new ArgumentException("A result is neither an input nor computed.", nameof(results));
    }

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<InputNode> Inputs { get; }

    /// <summary>The operations, in order.</summary>
    public IReadOnlyList<OperationNode> Operations { get; }

    /// <summary>What the program gives, in order.</summary>
    public IReadOnlyList<Node> Results { get; }

    /// <summary>Does operation after operation, on any tensors, also on those that a transformation follows: what every compiled form must equal.</summary>
    /// <param name="inputs">A tensor of the right type for each input.</param>
    /// <exception cref="ArgumentException">There are too few or too many, or one has another type.</exception>
    public Tensor[] Evaluate(params ReadOnlySpan<Tensor> inputs)
    {
        if (inputs.Length != Inputs.Count) throw new ArgumentException($"The program takes {Inputs.Count} tensors; it got {inputs.Length}.", nameof(inputs));
        Dictionary<Node, Tensor> values = new(Inputs.Count + Operations.Count);
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is null) throw new ArgumentNullException(nameof(inputs), $"Input {i} of the program is null; it must be {Inputs[i].Type}.");
            if (inputs[i].Type != Inputs[i].Type) throw new ArgumentException($"Input {i} of the program is {Inputs[i].Type}; it got {inputs[i].Type}.", nameof(inputs));
            values[Inputs[i]] = inputs[i];
        }
        Tensor ValueOf(Node node) => node is ConstantNode constant ? constant.Value : values[node];
        foreach (var operation in Operations) values[operation] = operation.Primitive.Bind([.. operation.Arguments.Select(ValueOf)]);
        return [.. Results.Select(ValueOf)];
    }

    /// <summary>A program that gives the same, to the bit, with less to do: without what is not used, computed twice or known beforehand.</summary>
    /// <remarks>It is for numbers: a derivative that a function declares for itself is gone, so differentiate first. What is not used is not done, also where it would have refused its arguments.</remarks>
    public Program Simplify() => Simplification.Of(this);

    /// <summary>The program as a text, a line for each operation: <c>%1 : float32 [64, 10] = dot(%x, %w)</c>.</summary>
    public override string ToString() => new ProgramText(this).ToString();

    /// <summary>How the program is run, as a text: operations that are done in one pass over memory stand in a block.</summary>
    public string ToFusedString() => Plan.Of(this).ToString();

    /// <summary>The program for Mermaid, which GitHub draws: operations are boxes, an arrow goes from a result to its use.</summary>
    public string ToMermaid() => ProgramDrawing.Of(this);

    /// <summary>How the program is run, for Mermaid: operations that are done together stand in a frame, and what only reads another value's memory in another way is left out.</summary>
    public string ToFusedMermaid() => ProgramDrawing.OfGroups(this);
}
