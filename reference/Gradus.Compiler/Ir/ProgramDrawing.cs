using System.Globalization;
using System.Text;

namespace Gradus.Compiler;

/// <summary>How a program is drawn: boxes for operations, rounded ones for inputs and results, circles for constants.</summary>
internal sealed class ProgramDrawing
{
    private readonly ProgramText names;
    private readonly Dictionary<Node, string> ids = [];
    private int constants;

    private ProgramDrawing(Program program) => names = new ProgramText(program);

    /// <summary>The drawing, for Mermaid.</summary>
    public static string Of(Program program) => new ProgramDrawing(program).Draw(program);

    private string Draw(Program program)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var input in program.Inputs) text.Append(CultureInfo.InvariantCulture, $"    {NewId(input)}([\"{names.NameOf(input)[1..]} : {input.Type}\"])\n");
        foreach (var operation in program.Operations)
        {
            string id = NewId(operation);
            text.Append(CultureInfo.InvariantCulture, $"    {id}[\"{operation.Primitive}\"]\n");
            foreach (var argument in operation.Arguments) text.Append(CultureInfo.InvariantCulture, $"    {From(argument)} --> {id}\n");
        }
        for (int i = 0; i < program.Results.Count; i++)
        {
            string value = program.Results.Count == 1 ? "value" : string.Create(CultureInfo.InvariantCulture, $"value{i}");
            text.Append(CultureInfo.InvariantCulture, $"    {From(program.Results[i])} --> {value}([\"{value}\"])\n");
        }
        return text.ToString();
    }

    private string NewId(Node node) => ids[node] = string.Create(CultureInfo.InvariantCulture, $"n{ids.Count}");

    // Every use of a constant draws it anew, as in a formula.
    private string From(Node node) => ids.TryGetValue(node, out var id) ? id
        : string.Create(CultureInfo.InvariantCulture, $"c{constants++}((\"{(Uniform.Is((ConstantNode)node) ? names.NameOf(node) : node.Type)}\"))");
}
