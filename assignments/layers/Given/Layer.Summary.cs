using System.Globalization;
using System.Text;
using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>A row of a summary.</summary>
internal sealed record SummaryRow(string Path, string Kind, Shape Output, long Parameters);

// A network at a glance.
public abstract partial class Layer
{
    /// <summary>A table: each layer, the shape of one example behind it, and how many numbers it learns; below, how many they are in all.</summary>
    /// <param name="input">The shape of one example, without the batch axis.</param>
    /// <returns>Lines apart by <c>\n</c>; none behind the last one.</returns>
    /// <exception cref="ArgumentException">A layer does not take such examples.</exception>
    public string Summary(Shape input)
    {
        SummaryRow[] rows = [.. Rows("", Require.Shape(input))];
        int path = rows.Select(row => row.Path.Length).DefaultIfEmpty(1).Max();
        List<(string Layer, string Output, string Parameters)> lines =
        [
            ("layer", "output", "parameters"),
            .. rows.Select(row => ($"{row.Path.PadRight(path)}  {row.Kind}", row.Output.ToString(), Grouped(row.Parameters))),
            ("total", "", Grouped(rows.Sum(row => row.Parameters))),
        ];
        int layer = lines.Max(line => line.Layer.Length), output = lines.Max(line => line.Output.Length), parameters = lines.Max(line => line.Parameters.Length);
        var table = new StringBuilder();
        foreach (var line in lines)
        {
            if (table.Length > 0) table.Append('\n');
            table.Append(line.Layer.PadRight(layer)).Append("  ").Append(line.Output.PadLeft(output)).Append("   ").Append(line.Parameters.PadLeft(parameters));
        }
        return table.ToString();
    }

    /// <summary>The rows of this layer, or of those that it consists of.</summary>
    internal virtual IEnumerable<SummaryRow> Rows(string path, Shape input) =>
        [new SummaryRow(path == "" ? "0" : path, Kind, OutputShape(input), Specs(input).Sum(spec => (long)spec.Shape.Size))];

    private static string Grouped(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
