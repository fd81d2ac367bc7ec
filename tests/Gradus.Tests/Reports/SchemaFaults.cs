using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gradus.Tests.Reports;

/// <summary>The part of JSON Schema that our schemas use: type, const, enum, required, properties, additionalProperties, items, $ref.</summary>
internal static class SchemaFaults
{
    /// <summary>What is wrong with a value, each with its path.</summary>
    public static IEnumerable<string> Of(JsonNode schema, JsonNode? value, JsonNode root, string path = "$")
    {
        if ((string?)schema["$ref"] is { } pointer) schema = Follow(root, pointer);
        string kind = Kind(value);
        if (schema["type"] is { } type && !Types(type).Any(t => t == kind || (t == "number" && kind == "integer")))
        {
            yield return $"{path}: is {kind}; expected {type.ToJsonString()}";
            yield break;
        }
        if (schema["const"] is { } only && !JsonNode.DeepEquals(only, value)) yield return $"{path}: is {value}; expected {only}";
        if (schema["enum"] is JsonArray known && !known.Any(k => JsonNode.DeepEquals(k, value))) yield return $"{path}: is {value}; expected one of {known.ToJsonString()}";
        if (value is JsonArray array && schema["items"] is { } items)
            for (int i = 0; i < array.Count; i++)
                foreach (string fault in Of(items, array[i], root, $"{path}[{i}]")) yield return fault;
        if (value is not JsonObject members) yield break;
        foreach (JsonNode? name in schema["required"] as JsonArray ?? [])
            if (!members.ContainsKey((string)name!)) yield return $"{path}.{name}: is missing";
        foreach (var (name, member) in members)
        {
            if (schema["properties"]?[name] is { } property)
                foreach (string fault in Of(property, member, root, $"{path}.{name}")) yield return fault;
            else if (schema["additionalProperties"] is JsonObject other)
                foreach (string fault in Of(other, member, root, $"{path}.{name}")) yield return fault;
            else if (schema["additionalProperties"]?.GetValueKind() == JsonValueKind.False)
                yield return $"{path}.{name}: is not known";
        }
    }

    private static JsonNode Follow(JsonNode root, string pointer) => pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(root, (node, step) => node is JsonArray array ? array[int.Parse(step)]! : node[step]!);

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(t => (string)t!) : [(string)type!];

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.GetValue<JsonElement>().TryGetInt64(out _) ? "integer" : "number",
        _ => "boolean",
    };
}
