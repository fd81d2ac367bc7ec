using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Gradus.Grading.Convergence;
using Gradus.Grading.Course;
using Gradus.Grading.Records;

namespace Gradus.Reports;

/// <summary>The published JSON Schemas (draft 2020-12) of records, manifests and tables, made from the types that read and write them.</summary>
public static class Schemas
{
    private static readonly JsonSerializerOptions Manifests = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The formats that have a schema: type, and file name in <c>graders/Gradus.Grading/Schemas</c>.</summary>
    public static IReadOnlyList<(Type Type, string File)> Published { get; } =
    [
        (typeof(ScoreRecord), "record.v1.schema.json"),
        (typeof(Assignment), "assignment.v1.schema.json"),
        (typeof(CourseManifest), "course.v1.schema.json"),
        (typeof(ConvergenceTable), "convergence.v1.schema.json"),
    ];

    /// <summary>The schema of one of the <see cref="Published"/> types, indented, ending in a newline.</summary>
    /// <exception cref="ArgumentException">The type has no published schema.</exception>
    /// <exception cref="FileNotFoundException">The XML documentation that descriptions come from is not beside the type's assembly.</exception>
    public static string Export(Type type)
    {
        var (id, title, options) = type switch
        {
            _ when type == typeof(ScoreRecord) => (ScoreRecord.SchemaName, "Score record", RecordJson.Options),
            _ when type == typeof(Assignment) => (Assignment.SchemaName, "Assignment", Manifests),
            _ when type == typeof(CourseManifest) => (CourseManifest.SchemaName, "Course", Manifests),
            _ when type == typeof(ConvergenceTable) => (ConvergenceTable.SchemaName, "Convergence table", ConvergenceTable.Options),
            _ => throw new ArgumentException($"{type} has no published schema; expected one of {string.Join(", ", Published.Select(p => p.Type.Name))}.", nameof(type)),
        };
        return Export(type, id, title, options);
    }

    /// <summary>The schema of a type that writes and reads itself with some options, described by its documentation.</summary>
    /// <param name="type">The type.</param>
    /// <param name="id">Name and version of the format, which its property <c>schema</c> always has.</param>
    /// <param name="title">What it is.</param>
    /// <param name="options">How it is written, with a resolver.</param>
    /// <exception cref="FileNotFoundException">The XML documentation that descriptions come from is not beside the type's assembly.</exception>
    public static string Export(Type type, string id, string title, JsonSerializerOptions options)
    {
        var documentation = new Documentation();
        var exporter = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Complete(context, node, documentation, id),
        };
        JsonObject body = options.GetJsonSchemaAsNode(type, exporter).AsObject();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "urn:" + id.Replace('/', ':'),
            ["title"] = title,
        };
        foreach (var (key, value) in body) schema[key] = value?.DeepClone();
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonNode Complete(JsonSchemaExporterContext context, JsonNode node, Documentation documentation, string id)
    {
        if (node is not JsonObject schema || schema.ContainsKey("$ref")) return node;
        if (schema.ContainsKey("properties")) schema["additionalProperties"] = false;
        if (context.PropertyInfo is not { } property) return Describe(schema, documentation.Of(context.TypeInfo.Type));
        if (property.Name != "schema") return Describe(schema, documentation.Of(property.DeclaringType, property.Name));
        schema["const"] = id;
        return Describe(schema, $"Always {id}.");
    }

    private static JsonObject Describe(JsonObject schema, string? description)
    {
        if (description is null) return schema;
        var described = new JsonObject { ["description"] = description };
        foreach (var (key, value) in schema) described[key] = value?.DeepClone();
        return described;
    }
}
