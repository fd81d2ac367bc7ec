using System.Globalization;
using System.Text;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>How a program is written: the names of its values, and its lines. Equal programs have equal texts.</summary>
internal sealed class ProgramText
{
    private readonly Program program;
    private readonly Dictionary<Node, string> names = [];
    private readonly List<ConstantNode> constants = [];
    private readonly HashSet<string> taken = [];

    /// <summary>Names all values of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="outer">For the body of a group: how the program around it calls the arguments.</param>
    public ProgramText(Program program, IReadOnlyList<string>? outer = null)
    {
        this.program = program;
        int count = 0;
        // The names around a group are used inside it, so they are given to nothing else there.
        if (outer is not null) taken.UnionWith(outer);
        for (int i = 0; i < program.Inputs.Count; i++)
        {
            var input = program.Inputs[i];
            names[input] = outer is not null ? outer[i] : input.Name.Length > 0 && taken.Add("%" + input.Name) ? "%" + input.Name : Next("%", ref count);
        }
        foreach (var operation in program.Operations)
        {
            foreach (var argument in operation.Arguments) Name(argument);
            names[operation] = Next("%", ref count);
        }
        foreach (var result in program.Results) Name(result);
    }

    /// <summary>The constants that are not one number, in the order of their first use.</summary>
    public IReadOnlyList<ConstantNode> Constants => constants;

    /// <summary>How a value is called: <c>%3</c>, <c>%weights</c>; a constant that is one number is the number.</summary>
    public string NameOf(Node node) => names[node];

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("program(").AppendJoin(", ", program.Inputs.Select(input => $"{names[input]} : {input.Type}")).Append(")\n");
        Write(text, "  ");
        return text.ToString();
    }

    private void Write(StringBuilder text, string indent)
    {
        foreach (var constant in constants) text.Append(indent).Append(CultureInfo.InvariantCulture, $"{names[constant]} : {constant.Type} = constant\n");
        foreach (var operation in program.Operations)
        {
            string[] arguments = [.. operation.Arguments.Select(argument => names[argument])];
            text.Append(indent).Append(CultureInfo.InvariantCulture, $"{names[operation]} : {operation.Type} = {operation.Primitive}({string.Join(", ", arguments)})");
            if (operation.Primitive is IBlock block)
            {
                text.Append(" {\n");
                new ProgramText(block.Body, arguments).Write(text, indent + "    ");
                text.Append(indent).Append('}');
            }
            text.Append('\n');
        }
        text.Append(indent).Append("return ").AppendJoin(", ", program.Results.Select(result => names[result])).Append('\n');
    }

    private void Name(Node node)
    {
        if (node is not ConstantNode constant || names.ContainsKey(constant)) return;
        if (Uniform.Text(constant) is { } number)
        {
            names[constant] = number;
            return;
        }
        int at = constants.Count;
        names[constant] = Next("%c", ref at);
        constants.Add(constant);
    }

    private string Next(string prefix, ref int count)
    {
        string name;
        do name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{count++}");
        while (!taken.Add(name));
        return name;
    }
}
