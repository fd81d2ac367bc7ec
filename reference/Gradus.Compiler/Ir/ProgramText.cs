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
    public ProgramText(Program program)
    {
        this.program = program;
        int count = 0;
        foreach (var input in program.Inputs)
        {
            names[input] = input.Name.Length > 0 && taken.Add("%" + input.Name) ? "%" + input.Name : Next("%", ref count);
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
        foreach (var constant in constants) text.Append(CultureInfo.InvariantCulture, $"  {names[constant]} : {constant.Type} = constant\n");
        foreach (var operation in program.Operations)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {names[operation]} : {operation.Type} = {operation.Primitive}({string.Join(", ", operation.Arguments.Select(NameOf))})\n");
        }
        return text.Append("  return ").AppendJoin(", ", program.Results.Select(NameOf)).Append('\n').ToString();
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
