using System.Globalization;
using System.Text;

namespace Gradus.Scalars;

public sealed partial class Value
{
    /// <summary>The node alone, e.g. <c>Value(data=2, grad=0)</c>; numbers to six digits.</summary>
    public override string ToString() => $"Value(data={Number(Data)}, grad={Number(Grad)})";

    /// <summary>The graph as text, one line a node, from this one down to the leaves; lines end in \n and numbers have six digits.</summary>
    /// <remarks>
    /// A node that is used several times has one line. Nodes are numbered in the order of discovery from this one, breadth first, operands left to
    /// right. That order is for reading: it may show an operand above some of its uses, so it is no order for the backward pass.
    /// </remarks>
    /// <returns>For example <c>%0 = *(%1, %1)  data=9 grad=1 local=[3, 3]</c> and <c>%1 = leaf x  data=3 grad=6</c>.</returns>
    public string ToText()
    {
        var text = new StringBuilder();
        (List<Value> nodes, Dictionary<Value, int> numbers) = Numbered();
        foreach (Value node in nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"%{numbers[node]} = {node.Operation}");
            if (!node.IsLeaf)
            {
                text.Append('(').AppendJoin(", ", node.parents.Select(p => "%" + Integer(numbers[p]))).Append(')');
            }

            text.Append(node.Name is null ? "" : " " + node.Name).Append("  data=").Append(Number(node.Data)).Append(" grad=").Append(Number(node.Grad));
            if (!node.IsLeaf)
            {
                text.Append(" local=[").AppendJoin(", ", node.localDerivatives.Select(Number)).Append(']');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The graph in Graphviz's DOT language: a box a node, an arrow from each operand to its result, labelled with the local derivative.</summary>
    /// <remarks>Numbered as in <see cref="ToText"/>. Draw it with <c>dot -Tsvg</c>.</remarks>
    /// <returns>A directed graph; lines end in \n.</returns>
    public string ToDot()
    {
        var dot = new StringBuilder("digraph values {\n  rankdir=LR;\n  node [shape=box];\n");
        (List<Value> nodes, Dictionary<Value, int> numbers) = Numbered();
        foreach (Value node in nodes)
        {
            string title = node.Name is null ? node.Operation : $"{node.Operation} {node.Name}";
            dot.Append(CultureInfo.InvariantCulture, $"  n{numbers[node]} [label=\"{Escape(title)}\\ndata {Number(node.Data)}\\ngrad {Number(node.Grad)}\"];\n");
        }

        foreach (Value node in nodes)
        {
            for (int i = 0; i < node.parents.Length; i++)
            {
                dot.Append(CultureInfo.InvariantCulture, $"  n{numbers[node.parents[i]]} -> n{numbers[node]} [label=\"{Number(node.localDerivatives[i])}\"];\n");
            }
        }

        return dot.Append("}\n").ToString();
    }

    private (List<Value> Nodes, Dictionary<Value, int> Numbers) Numbered()
    {
        List<Value> nodes = [this];
        var numbers = new Dictionary<Value, int> { [this] = 0 };
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (Value parent in nodes[i].parents)
            {
                if (numbers.TryAdd(parent, nodes.Count))
                {
                    nodes.Add(parent);
                }
            }
        }

        return (nodes, numbers);
    }

    // Adding zero prints -0, which a product with a zero derivative often is, as 0.
    private static string Number(double number) => (number + 0.0).ToString("G6", CultureInfo.InvariantCulture);

    private static string Integer(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
}
