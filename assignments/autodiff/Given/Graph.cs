using System.Globalization;
using System.Text;
using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>What a function did when it was called: a list of operations, each on results of earlier ones. For looking at; programs are compiled elsewhere.</summary>
public sealed class Graph
{
    private readonly List<Line> lines = [];

    internal Graph()
    {
    }

    /// <summary>The operations in the order in which they happened, the inputs first.</summary>
    public IReadOnlyList<Line> Lines => lines;

    /// <summary>How many operations there are, without the inputs.</summary>
    public int Count => lines.Count(line => line.Operation is not null);

    /// <summary>The function's value, as it stands in <see cref="Line.Arguments"/>: <c>%3</c>, or a number if it is a constant.</summary>
    public string Result { get; private set; } = "";

    /// <summary>One line for each operation: <c>%3 = multiply(%1, %2) : float64 [3]</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in lines) text.Append(line).Append('\n');
        return text.Append("return ").Append(Result).Append('\n').ToString();
    }

    /// <summary>The graph for Mermaid, which GitHub draws: operations are boxes, an arrow goes from a result to its use.</summary>
    public string ToMermaid()
    {
        var text = new StringBuilder("flowchart LR\n");
        int constants = 0;
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"    n{line.Number}{(line.Operation is null ? $"([\"x{line.Number} : {line.Type}\"])" : $"[\"{line.Operation}\"]")}\n");
            foreach (string argument in line.Arguments)
            {
                if (argument.StartsWith('%')) text.Append(CultureInfo.InvariantCulture, $"    n{argument[1..]} --> n{line.Number}\n");
                else text.Append(CultureInfo.InvariantCulture, $"    c{constants++}((\"{argument}\")) --> n{line.Number}\n");
            }
        }
        return text.Append(CultureInfo.InvariantCulture, $"    {(Result.StartsWith('%') ? "n" + Result[1..] : $"r((\"{Result}\"))")} --> value([\"value\"])\n").ToString();
    }

    internal int Add(string? operation, string[] arguments, TensorType type)
    {
        lines.Add(new Line(lines.Count, operation, arguments, type));
        return lines.Count - 1;
    }

    internal void Return(string result) => Result = result;

    /// <summary>One operation, or an input.</summary>
    /// <param name="Number">The number of its result: %<c>Number</c>.</param>
    /// <param name="Operation">The primitive with its parameters; null for an input.</param>
    /// <param name="Arguments">Earlier results, <c>%0</c>; constants, <c>2</c> or <c>float64 [3]</c>.</param>
    /// <param name="Type">Of the result.</param>
    public sealed record Line(int Number, string? Operation, IReadOnlyList<string> Arguments, TensorType Type)
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"%{Number} = {(Operation is null ? "input" : $"{Operation}({string.Join(", ", Arguments)})")} : {Type}");
    }
}
