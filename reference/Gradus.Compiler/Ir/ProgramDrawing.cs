using System.Globalization;
using System.Text;

namespace Gradus.Compiler;

/// <summary>How a program is drawn: boxes for operations, rounded ones for inputs and results, circles for constants; a group is a frame around its operations.</summary>
internal sealed class ProgramDrawing
{
    private readonly StringBuilder text = new("flowchart LR\n");
    private int nodes, constants;

    /// <summary>The drawing, for Mermaid.</summary>
    public static string Of(Program program)
    {
        var drawing = new ProgramDrawing();
        var names = new ProgramText(program);
        Dictionary<Node, string> ids = [];
        foreach (var input in program.Inputs)
        {
            ids[input] = drawing.NextNode();
            drawing.text.Append(CultureInfo.InvariantCulture, $"    {ids[input]}([\"{names.NameOf(input)[1..]} : {input.Type}\"])\n");
        }
        drawing.Draw(program, names, ids, "    ");
        for (int i = 0; i < program.Results.Count; i++)
        {
            string value = program.Results.Count == 1 ? "value" : string.Create(CultureInfo.InvariantCulture, $"value{i}");
            drawing.text.Append(CultureInfo.InvariantCulture, $"    {drawing.From(program.Results[i], names, ids)} --> {value}([\"{value}\"])\n");
        }
        return drawing.text.ToString();
    }

    private void Draw(Program program, ProgramText names, Dictionary<Node, string> ids, string indent)
    {
        foreach (var operation in program.Operations)
        {
            if (operation.Primitive is IBlock block)
            {
                Dictionary<Node, string> inner = [];
                for (int i = 0; i < operation.Arguments.Count; i++) inner[block.Body.Inputs[i]] = From(operation.Arguments[i], names, ids);
                text.Append(indent).Append(CultureInfo.InvariantCulture, $"subgraph g{NextNode()}[\"{operation.Primitive}\"]\n");
                var innerNames = new ProgramText(block.Body, [.. block.Body.Inputs.Select(_ => "")]);
                Draw(block.Body, innerNames, inner, indent + "    ");
                text.Append(indent).Append("end\n");
                ids[operation] = From(block.Body.Results[0], innerNames, inner);
                continue;
            }
            string id = ids[operation] = NextNode();
            text.Append(indent).Append(CultureInfo.InvariantCulture, $"{id}[\"{operation.Primitive}\"]\n");
            foreach (var argument in operation.Arguments) text.Append(indent).Append(CultureInfo.InvariantCulture, $"{From(argument, names, ids)} --> {id}\n");
        }
    }

    private string NextNode() => string.Create(CultureInfo.InvariantCulture, $"n{nodes++}");

    // Every use of a constant draws it anew, as in a formula.
    private string From(Node node, ProgramText names, Dictionary<Node, string> ids) => ids.TryGetValue(node, out var id) ? id
        : string.Create(CultureInfo.InvariantCulture, $"c{constants++}((\"{(Uniform.Is((ConstantNode)node) ? names.NameOf(node) : node.Type)}\"))");
}
