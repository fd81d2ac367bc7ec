using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gradus.Benchmarks.Comparing;

/// <summary>What a series gave: kept as a file, from which tables are written and thresholds are looked at without measuring again.</summary>
/// <param name="Series">The series' name.</param>
/// <param name="Machine">What it was measured on.</param>
/// <param name="Versions">What each implementation is.</param>
/// <param name="Figures">The figures.</param>
internal sealed record Results(string Series, Machine Machine, SortedDictionary<string, string> Versions, IReadOnlyList<Figures> Figures)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What was run to get them; null: not known.</summary>
    public string? Command { get; init; }

    /// <summary>How many rounds there were.</summary>
    [JsonIgnore]
    public int Rounds => Figures.Count == 0 ? 0 : Figures[0].Values.Length;

    /// <summary>The file of a series.</summary>
    public static string PathOf(string folder, string series) => Path.Combine(folder, series + ".json");

    /// <summary>Reads a series' file; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not what <see cref="Write"/> writes.</exception>
    public static Results? Read(string folder, string series)
    {
        string path = PathOf(folder, series);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<Results>(File.ReadAllText(path), Json) is { Figures: not null, Machine: not null, Versions: not null } read ? read : throw new JsonException("a part is missing");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is no file of results: {wrong.Message}", wrong);
        }
    }

    /// <summary>Writes the series' file: one line for each figure, so that a comparison of two versions can be read.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var text = new StringBuilder("{\n");
        Line("series", Series);
        if (Command is not null) Line("command", Command);
        Line("machine", Machine);
        Line("versions", Versions);
        text.Append("  \"figures\": [\n");
        text.AppendJoin(",\n", Figures.Select(f => "    " + JsonSerializer.Serialize(f with { Values = [.. f.Values.Select(SixDigits)] }, Json))).Append("\n  ]\n}\n");
        File.WriteAllText(PathOf(folder, Series), text.ToString());

        void Line<T>(string name, T value) => text.Append("  \"").Append(name).Append("\": ").Append(JsonSerializer.Serialize(value, Json)).Append(",\n");
    }

    private static double SixDigits(double value)
    {
        double scale = Math.Pow(10, 5 - Math.Floor(Math.Log10(Math.Abs(value))));
        return value == 0 || !double.IsFinite(scale) ? value : scale >= 1 ? Math.Round(value * scale) / scale : Math.Round(value);
    }
}
