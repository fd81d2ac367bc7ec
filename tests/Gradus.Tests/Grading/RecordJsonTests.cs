using System.Text.Json;
using System.Text.Json.Nodes;
using Gradus.Grading.Records;
using Gradus.Tests.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Records as files.</summary>
public class RecordJsonTests
{
    private static string Golden => Path.Combine(SourceTree.Root, "tests", "Gradus.Tests", "Grading", "Golden", "record.json");

    [Test]
    public void A_full_record_is_written_as_the_committed_file_shows()
    {
        string json = RecordJson.Write(FullRecord.Sample);
        if (Environment.GetEnvironmentVariable(SourceTree.UpdateVariable) == "1") File.WriteAllText(Golden, json);
        Assert.That(json, Is.EqualTo(File.ReadAllText(Golden)), $"If the change is meant: {SourceTree.UpdateVariable}=1, run again, and read the diff.");
    }

    [Test]
    public void The_committed_file_is_read_back_to_the_same_bytes() =>
        Assert.That(RecordJson.Write(RecordJson.Read(File.ReadAllText(Golden))), Is.EqualTo(File.ReadAllText(Golden)));

    [Test]
    public void Reading_gives_back_what_was_written()
    {
        ScoreRecord written = FullRecord.Sample, read = RecordJson.Read(RecordJson.Write(written));
        Assert.That(read, Is.EqualTo(written with
        {
            Submission = read.Submission,
            Diagnostics = read.Diagnostics,
            Checks = read.Checks,
            Run = read.Run,
        }));
        Assert.That(read.Submission.Files, Is.EqualTo(written.Submission.Files));
        Assert.That(read.Diagnostics, Is.EqualTo(written.Diagnostics));
        Assert.That(read.Checks.Select(c => (c.Expected, c.Got, c.Location)), Is.EqualTo(written.Checks.Select(c => (c.Expected, c.Got, c.Location))));
        Assert.That(read.Checks.SelectMany(c => c.Parts), Is.EqualTo(written.Checks.SelectMany(c => c.Parts)));
        Assert.That(read.Run.Layers, Is.EqualTo(written.Run.Layers));
    }

    [Test]
    public void A_file_ends_in_one_newline_and_has_no_carriage_return_or_mark()
    {
        string json = RecordJson.Write(FullRecord.Sample);
        Assert.That(json, Does.StartWith("{\n").And.EndWith("\n}\n").And.Not.Contain("\r"));
    }

    [Test]
    public void Arguments_keep_their_order_whatever_order_the_language_has()
    {
        // ordinal: B before a; every culture: a before B
        var record = FullRecord.Sample with { Checks = [FullRecord.Passed with { Got = Text.Of("k", ("a", "1"), ("B", "2"), ("I", "3"), ("i", "4"), ("ı", "5")) }] };
        string json = RecordJson.Write(record);
        Assert.That(RecordJson.Write(RecordJson.Read(json)), Is.EqualTo(json));
        Assert.That(RecordJson.Read(json).Checks[0].Got, Is.EqualTo(record.Checks[0].Got));
    }

    [Test]
    public void Without_run_nothing_but_run_is_missing()
    {
        var whole = JsonNode.Parse(RecordJson.Write(FullRecord.Sample))!.AsObject();
        var rest = JsonNode.Parse(RecordJson.WriteWithoutRun(FullRecord.Sample))!.AsObject();
        Assert.That(whole.Remove("run"), Is.True);
        Assert.That(JsonNode.DeepEquals(whole, rest), Is.True);
        Assert.That(rest.Select(p => p.Key), Is.EqualTo(whole.Select(p => p.Key)));
    }

    [Test]
    public void Without_run_equal_submissions_are_equal_bytes() =>
        Assert.That(RecordJson.WriteWithoutRun(FullRecord.Sample with { Run = RecordBuilder.Run("other", "direct", []) }), Is.EqualTo(RecordJson.WriteWithoutRun(FullRecord.Sample)));

    [TestCase("gradus/record/v2")]
    [TestCase("gradus/assignment/v1")]
    [TestCase("GRADUS/RECORD/V1")]
    public void Another_schema_is_refused_by_name(string schema) =>
        Assert.That(() => RecordJson.Read(RecordJson.Write(FullRecord.Sample with { Schema = schema })),
            Throws.TypeOf<JsonException>().With.Message.EqualTo($"The schema is '{schema}'; expected 'gradus/record/v1'."));

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("")]
    [TestCase("{\"schema\": \"gradus/record/v1\", \"outcome\": \"splendid\"}")]
    [TestCase("{\"schema\": \"gradus/record/v1\"")]
    public void What_is_no_record_is_refused(string json) => Assert.That(() => RecordJson.Read(json), Throws.InstanceOf<JsonException>());

    [Test]
    public void Members_of_a_later_writer_are_passed_over()
    {
        var node = JsonNode.Parse(RecordJson.Write(FullRecord.Sample))!.AsObject();
        node["later"] = 1;
        Assert.That(RecordJson.Write(RecordJson.Read(node.ToJsonString())), Is.EqualTo(RecordJson.Write(FullRecord.Sample)));
    }

    [Test]
    public void Equal_texts_are_equal_by_value()
    {
        Assert.That(Text.Of("k", ("b", "2"), ("a", "1")), Is.EqualTo(Text.Of("k", ("a", "1"), ("b", "2"))));
        Assert.That(Text.Of("k", ("b", "2"), ("a", "1")).GetHashCode(), Is.EqualTo(Text.Of("k", ("a", "1"), ("b", "2")).GetHashCode()));
        Assert.That(Text.Of("k"), Is.EqualTo(new Text("k")));
        Assert.That(Text.Of("k", ("a", "1")), Is.Not.EqualTo(Text.Of("k", ("a", "2"))).And.Not.EqualTo(Text.Of("k", ("b", "1"))).And.Not.EqualTo(new Text("k")));
    }

    [TestCase(0.1, "0.1")]
    [TestCase(-1234.5, "-1234.5")]
    [TestCase(1e21, "1E+21")]
    [TestCase(double.NaN, "NaN")]
    public void Number_arguments_are_written_alike_everywhere(double value, string text) => Assert.That(Text.Number(value), Is.EqualTo(text));
}

[SetCulture("ru-RU")]
public class RecordJsonInRussianTests : RecordJsonTests;

[SetCulture("tr-TR")]
public class RecordJsonInTurkishTests : RecordJsonTests;
