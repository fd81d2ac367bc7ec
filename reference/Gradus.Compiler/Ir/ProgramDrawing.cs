using System.Globalization;
using System.Text;
using Gradus.Compiler.Fusion;

namespace Gradus.Compiler;

/// <summary>How a program is drawn: boxes for operations, rounded ones for inputs and results, circles for constants; when it is drawn as it runs, a frame for each group.</summary>
internal sealed class ProgramDrawing
{
    private readonly Program program;
    private readonly ProgramText names;
    private readonly Dictionary<Node, string> ids = [];
    private readonly StringBuilder text = new("flowchart LR\n");
    private int constants;

    private ProgramDrawing(Program program) => (this.program, names) = (program, new ProgramText(program));

    /// <summary>The drawing, for Mermaid.</summary>
    public static string Of(Program program)
    {
        var drawing = new ProgramDrawing(program);
        drawing.Inputs();
        foreach (var operation in program.Operations)
        {
            drawing.Box(operation, "    ");
            drawing.ArrowsTo(operation, argument => argument);
        }
        return drawing.Results(result => result);
    }

    /// <summary>The drawing of how the program runs. Views (reshapes, broadcasts, transposes) are read in place, so an arrow goes from the value whose memory is read.</summary>
    public static string OfGroups(Program program)
    {
        var drawing = new ProgramDrawing(program);
        drawing.Inputs();
        int groups = 0;
        foreach (object item in Grouping.Of(program))
        {
            if (item is FusedGroup group) drawing.Frame(group, groups++);
            else drawing.Box((OperationNode)item, "    ");
            // Behind the frame: what an arrow within it mentions would be drawn in it.
            foreach (var operation in item is FusedGroup { Operations: var all } ? all : [(OperationNode)item]) drawing.ArrowsTo(operation, Grouping.Base);
        }
        return drawing.Results(Grouping.Base);
    }

    private void Inputs()
    {
        foreach (var input in program.Inputs) Line("    ", $"{NewId(input)}([\"{names.NameOf(input)[1..]} : {input.Type}\"])");
    }

    private void Box(OperationNode operation, string indent) => Line(indent, $"{NewId(operation)}[\"{operation.Primitive}\"]");

    private void Frame(FusedGroup group, int number)
    {
        Line("    ", $"subgraph g{number}[\"{group.Name}\"]");
        foreach (var operation in group.Operations) Box(operation, "        ");
        Line("    ", $"end");
    }

    private void ArrowsTo(OperationNode operation, Func<Node, Node> sourceOf)
    {
        foreach (var argument in operation.Arguments) Line("    ", $"{From(sourceOf(argument))} --> {ids[operation]}");
    }

    private string Results(Func<Node, Node> sourceOf)
    {
        for (int i = 0; i < program.Results.Count; i++)
        {
            string value = program.Results.Count == 1 ? "value" : string.Create(CultureInfo.InvariantCulture, $"value{i}");
            Line("    ", $"{From(sourceOf(program.Results[i]))} --> {value}([\"{value}\"])");
        }
        return text.ToString();
    }

    private void Line(string indent, FormattableString line) => text.Append(indent).Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private string NewId(Node node) => ids[node] = string.Create(CultureInfo.InvariantCulture, $"n{ids.Count}");

    // Every use of a constant draws it anew, as in a formula.
    private string From(Node node) => ids.TryGetValue(node, out var id) ? id
        : string.Create(CultureInfo.InvariantCulture, $"c{constants++}((\"{(Uniform.Is((ConstantNode)node) ? names.NameOf(node) : node.Type)}\"))");
}
