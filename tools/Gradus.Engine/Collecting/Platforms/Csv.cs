using System.Text;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>Tables as RFC 4180 writes them, in UTF-8. A field that a spreadsheet would take for a formula gets an apostrophe before it, which <see cref="Read"/> takes away.</summary>
public static class Csv
{
    private const string Formula = "=+-@\t\r'"; // and the apostrophe itself, so that reading undoes writing

    /// <summary>A line of a table, with its line end.</summary>
    public static string Line(params IEnumerable<string> fields) => string.Join(",", fields.Select(Quoted)) + "\r\n";

    /// <summary>The lines of a table.</summary>
    public static IReadOnlyList<string[]> Read(string text)
    {
        List<string[]> lines = [];
        List<string> line = [];
        StringBuilder field = new();
        bool quoted = false, any = false;
        void EndField()
        {
            string value = field.ToString();
            line.Add(value is ['\'', var first, ..] && Formula.Contains(first) ? value[1..] : value);
            field.Clear();
        }
        void EndLine()
        {
            EndField();
            lines.Add([.. line]);
            line.Clear();
            any = false;
        }
        for (int i = text.StartsWith('\uFEFF') ? 1 : 0; i < text.Length; i++)
        {
            char c = text[i];
            any |= c is not ('\r' or '\n');
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') field.Append(text[i++]);
            else if (c == '"') quoted = !quoted;
            else if (quoted) field.Append(c);
            else if (c == ',') EndField();
            else if (c == '\n') EndLine();
            else if (c != '\r') field.Append(c);
        }
        if (any || line.Count > 0) EndLine();
        return lines;
    }

    private static string Quoted(string field)
    {
        if (field.Length > 0 && Formula.Contains(field[0])) field = "'" + field;
        return field.IndexOfAny([',', '"', '\r', '\n']) >= 0 || field.StartsWith(' ') || field.EndsWith(' ') ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }
}
