using System.Text.Json;
using System.Text.RegularExpressions;
using Gradus.Grading.Records;

namespace Gradus.Engine.Collecting;

/// <summary>What is kept in a student's place when what they handed in was refused: a folder with this file and nothing else, which grades as refused.</summary>
public static partial class Refusal
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "refused.json";

    private const string SchemaName = "gradus/refused/v1";
    private const int Longest = 16 << 10;
    private const int MostArguments = 8;

    /// <summary>The file's content.</summary>
    public static byte[] Write(Text message)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", SchemaName);
            json.WriteString("key", message.Key);
            json.WriteStartObject("args");
            foreach (var (name, value) in message.Args ?? []) json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>The reason that a folder holds in place of a submission; null when it holds anything else.</summary>
    internal static RefusedException? In(SubmissionSource source)
    {
        if (source.Entries is not [{ Path: FileName, IsLink: false } only] || only.Read(Longest) is not { } content) return null;
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            string key = root.GetProperty("key").GetString() ?? "";
            // The file may be a student's own: it can only be one of our refusals, of that student's work.
            if (root.GetProperty("schema").GetString() != SchemaName || !Key().IsMatch(key)) return null;
            return new RefusedException(key, [.. root.GetProperty("args").EnumerateObject().Take(MostArguments).DistinctBy(a => a.Name).Select(a => (a.Name, EntryName.Shown(a.Value.GetString() ?? "")))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(refused\.[a-z-]{1,40}|diagnostic\.file-too-large)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
