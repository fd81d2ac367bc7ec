using System.Text.Json.Nodes;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Reports;

public class SchemaTests
{
    private static IEnumerable<TestCaseData> Published => Schemas.Published.Select(p => new TestCaseData(p.Type, p.File).SetArgDisplayNames(p.File));

    [TestCaseSource(nameof(Published))]
    public void Committed_schema_is_what_the_types_say(Type type, string file) =>
        SourceTree.AssertIsCommitted(Path.Combine(SourceTree.Grading, "Schemas", file), Schemas.Export(type));

    [TestCaseSource(nameof(Published))]
    public void Every_property_is_described(Type type, string file)
    {
        foreach (var (path, schema) in Objects(JsonNode.Parse(Schemas.Export(type))!, "#"))
        {
            Assert.That(schema["additionalProperties"]?.GetValue<bool>(), Is.False, $"{file} {path}");
            foreach (var (name, property) in schema["properties"]!.AsObject())
                Assert.That((string?)property!["description"] ?? (string?)property["$ref"], Is.Not.Empty.And.Not.Null, $"{file} {path}/{name}");
        }
    }

    [Test]
    public void Other_types_have_no_schema() => Assert.That(() => Schemas.Export(typeof(string)), Throws.ArgumentException.With.Message.Contains("ScoreRecord"));

    [Test]
    public void Sample_records_follow_the_schema()
    {
        foreach (var (name, record) in SampleRecords.All)
            Assert.That(Faults(typeof(ScoreRecord), RecordJson.Write(record)), Is.Empty, name);
    }

    [TestCase("\"outcome\": \"graded\"", "\"outcome\": \"perfect\"", "$.outcome")]
    [TestCase("\"schema\": \"gradus/record/v1\"", "\"schema\": \"gradus/record/v2\"", "$.schema")]
    [TestCase("\"seed\": \"public\",", "", "$.seed")]
    [TestCase("\"seed\": \"public\",", "\"seed\": \"public\", \"grade\": 5,", "$.grade")]
    [TestCase("\"seed\": \"public\"", "\"seed\": null", "$.seed")]
    [TestCase("\"status\": \"passed\"", "\"status\": \"Passed\"", "$.checks[0].status")]
    public void Record_that_breaks_the_schema_is_found(string right, string wrong, string path)
    {
        string json = RecordJson.Write(SampleRecords.Partly);
        Assert.That(json, Does.Contain(right));
        Assert.That(Faults(typeof(ScoreRecord), json.Replace(right, wrong, StringComparison.Ordinal)), Has.Some.StartsWith(path + ":"));
    }

    [Test]
    public void Manifests_follow_their_schemas()
    {
        const string assignment = """
            { "schema": "gradus/assignment/v1", "id": "sample", "title": { "en": "Sample", "ru": "Пример" }, "module": "Gradus.Sample", "points": 17.5,
              "limits": { "callSeconds": 2 } }
            """;
        const string course = """
            { "schema": "gradus/course/v1", "id": "ml", "assignments": [ { "id": "sample", "due": "2026-11-01T23:59:00+03:00" } ] }
            """;
        Assert.That(Faults(typeof(Assignment), assignment), Is.Empty);
        Assert.That(Faults(typeof(CourseManifest), course), Is.Empty);
    }

    private static string[] Faults(Type type, string json)
    {
        JsonNode schema = JsonNode.Parse(Schemas.Export(type))!;
        return [.. SchemaFaults.Of(schema, JsonNode.Parse(json), schema)];
    }

    private static IEnumerable<(string Path, JsonObject Schema)> Objects(JsonNode node, string path)
    {
        if (node is JsonObject at && at["properties"] is JsonObject) yield return (path, at);
        var inner = node switch
        {
            JsonObject o => o.Select(p => (p.Key, p.Value)),
            JsonArray a => a.Select((v, i) => (i.ToString(), v)),
            _ => [],
        };
        foreach (var (key, value) in inner)
            if (value is not null)
                foreach (var found in Objects(value, $"{path}/{key}")) yield return found;
    }
}
