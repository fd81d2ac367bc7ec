using System.Text.Json.Nodes;
using Gradus.Engine.Batch;
using Gradus.Reports;
using Gradus.Tests.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Batch;

/// <summary>The published format of <c>batch.json</c>.</summary>
public sealed class BatchSchemaTests
{
    private static string Schema => Schemas.Export(typeof(BatchManifest), BatchManifest.SchemaName, "Batch", BatchManifest.Options);

    private static BatchManifest Sample => new()
    {
        Schema = BatchManifest.SchemaName,
        Tool = "gradus grade-all 1.0.0",
        Course = "ml",
        Suites = "all",
        Engine = "0123456789abcdef",
        Shards = ["1/2", "2/2"],
        State = BatchState.Failed,
        Reason = "No space left on device",
        Started = "2026-11-22T08:59:21Z",
        Seconds = 12.5,
        Parts = [new BatchPart("1/2", BatchState.Complete, "2026-11-22T08:59:21Z", 12.5, 0)],
        Submissions = 5,
        Graded = 2,
        Assignments = [new AssignmentTotals("metrics", 1, "0123456789abcdef", "fedcba9876543210", "course", 2, new() { ["graded"] = 2 }, new PointRange(1, 1, 0, 2, 50), new() { ["crashed"] = 1 })],
        Failures = [new BatchFailure("anna", "metrics", "The worker did not start.")],
        Unassigned = ["boris"],
        LeftOut = [new BatchLeftOut("notes.rar", "no archive that can be read")],
    };

    [Test]
    public void Committed_schema_is_what_the_types_say() =>
        SourceTree.AssertIsCommitted(Path.Combine(Course.CourseSources.Repository, "tools", "Gradus.Engine", "Schemas", "batch.v1.schema.json"), Schema);

    [Test]
    public void A_batch_follows_its_schema() => Assert.That(Faults(Sample.ToJson()), Is.Empty);

    [TestCase("\"state\": \"failed\"", "\"state\": \"fine\"", "$.state")]
    [TestCase("\"submissions\": 5", "\"submissions\": \"5\"", "$.submissions")]
    [TestCase("\"student\": \"anna\"", "\"pupil\": \"anna\"", "$.failures[0].student")]
    [TestCase("\"course\": \"ml\",", "", "$.course")]
    public void A_batch_that_breaks_the_schema_is_found(string right, string wrong, string path)
    {
        string json = Sample.ToJson();
        Assert.That(json, Does.Contain(right));
        Assert.That(Faults(json.Replace(right, wrong, StringComparison.Ordinal)), Has.Some.StartsWith(path + ":"));
    }

    private static string[] Faults(string json)
    {
        var schema = JsonNode.Parse(Schema)!;
        return [.. SchemaFaults.Of(schema, JsonNode.Parse(json), schema)];
    }
}
