using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Gradus.Grading.Convergence;

/// <summary>Tables as JSON, laid out for people and for diffs: a line for each curve.</summary>
public static class TableJson
{
    // Rounding must be nothing beside the smallest margin, a millionth of a curve's height, and beside the rounding that margins are made of.
    private const string Format = "G12";

    /// <summary>A value as tables keep it.</summary>
    public static double Kept(double value) => double.Parse(value.ToString(Format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A table, ending in a newline.</summary>
    public static string Write(ConvergenceTable table)
    {
        var text = new StringBuilder("{\n");
        Property("schema", Quoted(table.Schema));
        Property("training", Quoted(table.Training));
        Property("kind", Name(table.Kind));
        Property("measure", Name(table.Measure));
        Property("runs", Count(table.Runs));
        Property("failures", Count(table.Failures));
        Property("steps", $"[{string.Join(", ", table.Steps.Select(Count))}]");
        Property("low", Numbers(table.Low));
        Property("high", Numbers(table.High));
        Property("seeds", Lines("[", table.Seeds.Select(s => $"{{ \"seed\": {Count(s.Seed)}, \"curve\": {Numbers(s.Curve)} }}"), "]", "  "));
        Property("margin", Number(table.Margin));
        Property("limit", Number(table.Limit));
        if (table.Answers is { } answers) Property("answers", Count(answers));
        Property("rights", $"[{string.Join(", ", table.Rights.Select(Quoted))}]");
        Property("mistakes", Lines("{", table.Mistakes.Select(m => $"{Quoted(m.Key)}: {Lines("{", m.Value.Select(c => $"\"{Count(c.Key)}\": {Numbers(c.Value)}"), "}", "    ")}"), "}", "  "), last: true);
        return text.Append("}\n").ToString();

        void Property(string name, string value, bool last = false) => text.Append("  \"").Append(name).Append("\": ").Append(value).Append(last ? "\n" : ",\n");
    }

    private static string Lines(string open, IEnumerable<string> lines, string close, string indent) =>
        lines.ToArray() is { Length: > 0 } some ? $"{open}\n{string.Join(",\n", some.Select(line => $"{indent}  {line}"))}\n{indent}{close}" : open + close;

    private static string Numbers(double[] values) => $"[{string.Join(", ", values.Select(v => Number(v)))}]";

    private static string Number(double? value) => value is { } number ? number.ToString(Format, CultureInfo.InvariantCulture) : "null";

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static string Name(Enum value) => Quoted(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
}
