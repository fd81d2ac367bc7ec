using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gradus.Grading.Records;

/// <summary>Records as JSON: indented, camel case, kebab-case enums, LF, the same bytes everywhere.</summary>
public static class RecordJson
{
    /// <summary>The options every record is written and read with.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        // Records are files, not HTML: Cyrillic stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        TypeInfoResolver = RecordContext.Default,
    };

    private static JsonSerializerOptions Line { get; } = new(Options) { WriteIndented = false };

    /// <summary>A whole record, ending in a newline.</summary>
    public static string Write(ScoreRecord record) => JsonSerializer.Serialize(record, Options) + "\n";

    /// <summary>A record without <c>run</c>: what equal submissions have in common.</summary>
    public static string WriteWithoutRun(ScoreRecord record)
    {
        var node = JsonSerializer.SerializeToNode(record, Options)!.AsObject();
        node.Remove("run");
        return node.ToJsonString(Options) + "\n";
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="JsonException">The text is no record of this version.</exception>
    public static ScoreRecord Read(string json)
    {
        var record = JsonSerializer.Deserialize<ScoreRecord>(json, Options) ?? throw new JsonException("The file holds null; expected a record.");
        return record.Schema == ScoreRecord.SchemaName
            ? record
            : throw new JsonException($"The schema is '{record.Schema}'; expected '{ScoreRecord.SchemaName}'.");
    }

    internal static string WriteLine<T>(T value) => JsonSerializer.Serialize(value, Line);

    internal static T ReadLine<T>(string json) => JsonSerializer.Deserialize<T>(json, Line)!;
}

[JsonSerializable(typeof(ScoreRecord))]
[JsonSerializable(typeof(Home.JournalLine))]
internal sealed partial class RecordContext : JsonSerializerContext;
