using System.Text.Json.Nodes;
using Gradus.Grading.Course;
using Gradus.Tests.Authoring;
using Gradus.Tests.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Manifests of assignments and of the course.</summary>
public class ManifestTests
{
    private const string Least = """{ "schema": "gradus/assignment/v1", "id": "metrics", "title": { "en": "Metrics" }, "module": "Gradus.Metrics", "points": 20.5 }""";

    private const string LeastCourse = """{ "schema": "gradus/course/v1", "id": "ml", "assignments": [ { "id": "metrics" } ] }""";

    private static T Read<T>(string json, Func<string, T> read)
    {
        using var folder = new Folder(("Курс.json", json));
        return read(Path.Combine(folder.Path, "Курс.json"));
    }

    private static Assignment ReadAssignment(string json) => Read(json, Assignment.Read);

    private static CourseManifest ReadCourse(string json) => Read(json, CourseManifest.Read);

    /// <summary>A manifest with members set, or removed where the value is "-".</summary>
    private static string With(string json, string member, string value)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        node.Remove(member);
        if (value != "-") node[member] = JsonNode.Parse(value);
        return node.ToJsonString();
    }

    [Test]
    public void Members_that_are_missing_have_their_defaults()
    {
        var assignment = ReadAssignment(Least);
        Assert.That((assignment.Id, assignment.Module, assignment.ShortName, assignment.Points, assignment.Title["en"]), Is.EqualTo(("metrics", "Gradus.Metrics", "Metrics", 20.5, "Metrics")));
        Assert.That((assignment.SuiteVersion, assignment.Limits), Is.EqualTo((1, new AssignmentLimits { CallSeconds = 5, SubmissionSeconds = 60 })));
        Assert.That((assignment.Files, assignment.Given, assignment.Topics), Is.EqualTo((new[] { "*.cs" }, Array.Empty<string>(), Array.Empty<string>())));
    }

    [Test]
    public void One_limit_that_is_set_leaves_the_other_at_its_default() =>
        Assert.That(ReadAssignment(With(Least, "limits", """{ "callSeconds": 0.5 }""")).Limits, Is.EqualTo(new AssignmentLimits { CallSeconds = 0.5, SubmissionSeconds = 60 }));

    [Test]
    public void Members_that_are_set_are_read()
    {
        var assignment = ReadAssignment("""
            { // comments and trailing commas are allowed
              "schema": "gradus/assignment/v1", "id": "mlp-2", "title": { "ru": "Сеть", "en": "Network" }, "module": "Networks", "points": 1,
              "files": [ "*.cs", "Layers/**/*.cs" ], "given": [ "Gradus.Data" ], "suiteVersion": 3, "topics": [ "mlp" ],
            }
            """);
        Assert.That((assignment.SuiteVersion, assignment.ShortName, assignment.Files.Length, assignment.Given[0], assignment.Topics[0]), Is.EqualTo((3, "Networks", 2, "Gradus.Data", "mlp")));
    }

    [TestCase("schema", "\"gradus/assignment/v2\"", "schema is 'gradus/assignment/v2'; expected 'gradus/assignment/v1'")]
    [TestCase("id", "\"\"", "id is ''; expected lower-case letters, digits and hyphens")]
    [TestCase("id", "\"Metrics\"", "id is 'Metrics'; expected lower-case letters")]
    [TestCase("id", "\"метрики\"", "id is 'метрики'; expected lower-case letters")]
    [TestCase("id", "\"a/b\"", "id is 'a/b'; expected lower-case letters")]
    [TestCase("id", "\"..\"", "id is '..'; expected lower-case letters")]
    [TestCase("files", "[]", "files is empty; expected at least one glob such as \"*.cs\"")]
    [TestCase("parts", "[\"Метрики\", \"losses\"]", "parts names 'Метрики'; expected ids of assignments")]
    [TestCase("parts", "[\"losses\", \"losses\"]", "parts names an assignment twice; expected each once")]
    [TestCase("parts", "[\"losses\"]", "parts names one assignment only; expected several, or none")]
    [TestCase("parts", "[\"losses\", \"metrics\"]", "parts names 'metrics' itself; expected other assignments")]
    [TestCase("parts", "[null, \"losses\"]", "parts names ''; expected ids of assignments")]
    [TestCase("parts", "null", "parts")]
    [TestCase("points", "0", "points is 0; expected more than 0")]
    [TestCase("points", "-1.5", "points is -1.5; expected more than 0")]
    [TestCase("limits", "{ \"callSeconds\": 0 }", "limits must be more than 0 seconds")]
    [TestCase("limits", "{ \"submissionSeconds\": -1 }", "limits must be more than 0 seconds")]
    [TestCase("schema", "-", "schema")]
    [TestCase("id", "-", "id")]
    [TestCase("title", "-", "title")]
    [TestCase("module", "-", "module")]
    [TestCase("points", "-", "points")]
    [TestCase("module", "null", "module")]
    [TestCase("files", "null", "files")]
    [TestCase("points", "\"many\"", "points")]
    [TestCase("suiteVersion", "1.5", "suiteVersion")]
    [TestCase("autor", "\"me\"", "autor")]
    [TestCase("Files", "[\"*.cs\"]", "Files")]
    [TestCase("limits", "{ \"calls\": 1 }", "calls")]
    [TestCase("deny", "[]", "deny")]
    public void A_fault_of_an_assignment_is_told_with_file_and_member(string member, string value, string fault) =>
        Assert.That(() => ReadAssignment(With(Least, member, value)), Throws.TypeOf<InvalidDataException>().With.Message.Contains("Курс.json").And.Message.Contains(fault));

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{ \"schema\": ")]
    public void What_is_no_manifest_is_told_with_its_file(string json)
    {
        Assert.That(() => ReadAssignment(json), Throws.TypeOf<InvalidDataException>().With.Message.Contains("Курс.json"));
        Assert.That(() => ReadCourse(json), Throws.TypeOf<InvalidDataException>().With.Message.Contains("Курс.json"));
    }

    [Test]
    public void A_course_has_defaults_too()
    {
        var course = ReadCourse(LeastCourse);
        Assert.That((course.Id, course.KeyVariable, course.Language, course.Assignments.Single().Id, course.Assignments[0].Due), Is.EqualTo(("ml", "GRADUS_COURSE_KEY", "en", "metrics", (DateTimeOffset?)null)));
    }

    [Test]
    public void A_due_date_says_its_offset() =>
        Assert.That(ReadCourse(With(LeastCourse, "assignments", """[ { "id": "metrics", "due": "2026-10-05T23:59:00+03:00" } ]""")).Assignments[0].Due,
            Is.EqualTo(new DateTimeOffset(2026, 10, 5, 20, 59, 0, TimeSpan.Zero)));

    [TestCase("schema", "\"gradus/assignment/v1\"", "schema is 'gradus/assignment/v1'; expected 'gradus/course/v1'")]
    [TestCase("schema", "-", "schema")]
    [TestCase("id", "-", "id")]
    [TestCase("assignments", "-", "assignments")]
    [TestCase("assignments", "[ {} ]", "id")]
    [TestCase("assignments", "[ { \"id\": \"a\", \"due\": \"tomorrow\" } ]", "due")]
    [TestCase("assignments", "[ { \"id\": \"a\", \"until\": null } ]", "until")]
    [TestCase("keyVariable", "null", "keyVariable")]
    [TestCase("key", "\"secret\"", "key")]
    public void A_fault_of_a_course_is_told_with_file_and_member(string member, string value, string fault) =>
        Assert.That(() => ReadCourse(With(LeastCourse, member, value)), Throws.TypeOf<InvalidDataException>().With.Message.Contains("Курс.json").And.Message.Contains(fault));

    [Test]
    public void An_assignment_with_parts_is_a_set()
    {
        var set = ReadAssignment(With(Least, "parts", """[ "losses", "layers" ]"""));
        Assert.That((set.IsSet, set.Parts, ReadAssignment(Least).IsSet), Is.EqualTo((true, new[] { "losses", "layers" }, false)));
    }

    [Test]
    public void The_courses_own_manifests_are_valid()
    {
        string assignments = Path.Combine(SourceTree.Root, "assignments");
        var course = CourseManifest.Read(Path.Combine(assignments, CourseManifest.FileName));
        Assert.That(course.Assignments.Select(a => Assignment.Read(Path.Combine(assignments, a.Id, Assignment.FileName)).Id), Is.EqualTo(course.Assignments.Select(a => a.Id)).And.Not.Empty);
    }
}

[SetCulture("ru-RU")]
public class ManifestInRussianTests : ManifestTests;

[SetCulture("tr-TR")]
public class ManifestInTurkishTests : ManifestTests;

/// <summary>A culture with a minus sign of its own.</summary>
[SetCulture("sv-SE")]
public class ManifestInSwedishTests : ManifestTests;
