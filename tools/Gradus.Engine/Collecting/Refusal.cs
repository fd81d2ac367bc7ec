using System.Collections.Frozen;
using System.Text.Json;
using Gradus.Grading.Records;

namespace Gradus.Engine.Collecting;

/// <summary>What is kept in a student's place when what they handed in was refused: a folder with this file and nothing else, which grades as refused.</summary>
public static class Refusal
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "refused.json";

    private const string SchemaName = "gradus/refused/v1";
    private const int Longest = 16 << 10;

    /// <summary>What a collector may refuse for, with the arguments of the texts.</summary>
    internal static readonly FrozenDictionary<string, string[]> Reasons = new Dictionary<string, string[]>
    {
        ["refused.no-archive"] = ["file"],
        ["refused.unreadable"] = ["file"],
        ["refused.unsafe-name"] = ["file"],
        ["refused.twice"] = ["file"],
        ["refused.too-many-entries"] = ["limit"],
        ["refused.link"] = ["file"],
        ["refused.too-many-files"] = ["limit"],
        ["refused.too-large"] = ["limit"],
        ["refused.several-folders"] = ["first", "second"],
        ["refused.other-archive"] = ["file"],
        ["refused.archive-too-large"] = ["file", "limit"],
        ["refused.long-name"] = ["file", "limit"],
        ["refused.invisible-name"] = ["file"],
        ["refused.reserved-name"] = ["file"],
        ["refused.same-name"] = ["first", "second"],
        ["refused.not-text"] = ["file"],
        ["refused.unreadable-commit"] = ["commit"],
        ["refused.no-commit"] = ["commit"],
        ["diagnostic.file-too-large"] = ["file", "limit"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

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

    /// <summary>The reason that a folder holds in place of a submission; null when it holds anything else. The file may be a student's own: what is none of our reasons cannot be read.</summary>
    internal static RefusedException? In(IReadOnlyList<SubmissionEntry> entries)
    {
        if (entries is not [{ Path: FileName, IsLink: false } only]) return null;
        return (only.Read(Longest) is { } content ? Read(content) : null) ?? new RefusedException("refused.unreadable", ("file", FileName));
    }

    private static RefusedException? Read(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            if (root.GetProperty("schema").GetString() != SchemaName || !Reasons.TryGetValue(root.GetProperty("key").GetString() ?? "", out string[]? declared)) return null;
            var args = root.GetProperty("args").EnumerateObject().Select(a => (a.Name, Value: EntryName.Shown(a.Value.GetString() ?? ""))).ToArray();
            return args.Select(a => a.Name).Order(StringComparer.Ordinal).SequenceEqual(declared) ? new RefusedException(root.GetProperty("key").GetString()!, args) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
