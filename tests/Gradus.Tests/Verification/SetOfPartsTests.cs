using System.Text;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Tests.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Verification;

/// <summary>A set of assignments is read as its parts: what is handed in, its corpus, its exercises.</summary>
public sealed class SetOfPartsTests
{
    private Folder folder = null!;

    private AssignmentSources Drawing => AssignmentSources.Of(folder.Path, "drawing");

    [SetUp]
    public void Make()
    {
        folder = new Folder(
            ("assignments/course.json", """{ "schema": "gradus/course/v1", "id": "geometry", "assignments": [ { "id": "vectors" }, { "id": "lines" }, { "id": "drawing" } ] }"""),
            ("assignments/vectors/assignment.json", Manifest("vectors", "Course.Vectors", "[]")),
            ("assignments/lines/assignment.json", Manifest("lines", "Course.Lines", "[]")),
            ("assignments/drawing/assignment.json", Manifest("drawing", "Course.Drawing", """["lines", "vectors"]""")),
            ("assignments/vectors/Vector.cs", "// vector, to write"), ("reference/Course.Vectors/Vector.cs", "// vector"),
            ("assignments/lines/Line.cs", "// line, to write"), ("reference/Course.Lines/Line.cs", "// line"), ("reference/Course.Lines/Given/Point.cs", "// given"));
        folder.Write("tests/submissions/lines/long/solution.json", """{ "kind": "right", "about": "Takes longer.", "edits": [ { "file": "Line.cs", "replace": "line", "with": "long line" } ] }""");
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    private static string Manifest(string id, string module, string parts) =>
        $$"""{ "schema": "gradus/assignment/v1", "id": "{{id}}", "title": { "en": "{{id}}" }, "module": "{{module}}", "parts": {{parts}}, "points": 4 }""";

    [Test]
    public void Its_modules_are_its_parts_in_order() => Assert.That(Drawing.Modules, Is.EqualTo(new[] { "Course.Lines", "Course.Vectors" }));

    [Test]
    public void Reference_and_stubs_are_handed_in_as_a_folder_for_each_part()
    {
        Assert.That(Drawing.ReferenceFiles().Files.Select(Said), Is.EqualTo(new[] { "lines/Line.cs // line", "vectors/Vector.cs // vector" }));
        Assert.That(Drawing.StubFiles().Files.Select(Said), Is.EqualTo(new[] { "lines/Line.cs // line, to write", "vectors/Vector.cs // vector, to write" }));
    }

    [Test]
    public void It_has_no_reference_of_its_own() => Assert.That(() => Drawing.Reference, Throws.InvalidOperationException.With.Message.EqualTo("drawing is a set and has no module of its own; ask its parts."));

    [TestCase("""{ }""", "// line", "// vector")]
    [TestCase("""{ "lines": "long" }""", "// long line", "// vector")]
    [TestCase("""{ "lines": "long", "vectors": null }""", "// long line", null)]
    [TestCase("""{ "vectors": "stub" }""", "// line", "// vector, to write")]
    public void A_solution_names_solutions_of_the_parts(string parts, string? line, string? vector)
    {
        var solution = Read($$"""{ "kind": "right", "about": "", "parts": {{parts}} }""");
        Assert.That(solution.Files.Select(Said), Is.EqualTo(new[] { ("lines/Line.cs", line), ("vectors/Vector.cs", vector) }.Where(f => f.Item2 is not null).Select(f => $"{f.Item1} {f.Item2}")));
    }

    [Test]
    public void Edits_and_files_of_its_own_are_named_with_the_part()
    {
        folder.Write("tests/submissions/drawing/s/vectors/More.cs", "// more");
        var solution = Read("""{ "kind": "right", "about": "", "edits": [ { "file": "lines/Line.cs", "replace": "line", "with": "curve" } ] }""");
        Assert.That(solution.Files.Select(Said), Is.EqualTo(new[] { "lines/Line.cs // curve", "vectors/More.cs // more", "vectors/Vector.cs // vector" }));
    }

    [Test]
    public void The_stub_is_the_stub_of_every_part() =>
        Assert.That(Read("""{ "kind": "stub", "about": "" }""").Files.Select(Said), Is.EqualTo(new[] { "lines/Line.cs // line, to write", "vectors/Vector.cs // vector, to write" }));

    [TestCase("drawing", """{ "curves": "long" }""", "`curves` is no part of drawing; there are lines, vectors")]
    [TestCase("drawing", """{ "lines": "short" }""", "lines has no solution `short`; there are long")]
    [TestCase("lines", """{ "vectors": "long" }""", "`vectors` is no part of lines; it is no set")]
    public void A_part_or_a_solution_that_there_is_not_is_named(string assignment, string parts, string fault)
    {
        folder.Write($"tests/submissions/{assignment}/s/solution.json", $$"""{ "kind": "right", "about": "", "parts": {{parts}} }""");
        var sources = AssignmentSources.Of(folder.Path, assignment);
        Assert.That(() => Solution.Read(Path.Combine(sources.Corpus, "s"), sources), Throws.TypeOf<AuthoringException>().With.Message.Contains(fault));
    }

    [Test]
    public void Its_exercises_are_its_parts_and_the_whole() => Assert.That(Coverage.Exercises(Drawing), Is.EqualTo(new[] { "lines", "vectors", "system" }));

    [TestCase("""["lines", "curves"]""")]
    [TestCase("""["lines", "drawing2"]""")]
    public void A_part_that_is_no_assignment_with_a_module_is_named(string parts)
    {
        folder.Write("assignments/course.json", """{ "schema": "gradus/course/v1", "id": "geometry", "assignments": [ { "id": "vectors" }, { "id": "lines" }, { "id": "drawing" }, { "id": "drawing2" } ] }""");
        folder.Write("assignments/drawing2/assignment.json", Manifest("drawing2", "Course.Drawing2", """["lines", "vectors"]"""));
        folder.Write("assignments/drawing/assignment.json", Manifest("drawing", "Course.Drawing", parts));
        Assert.That(() => AssignmentSources.All(folder.Path), Throws.TypeOf<AuthoringException>().With.Message.Contains("of parts is no assignment with a module of its own; there are vectors, lines"));
    }

    private Solution Read(string manifest)
    {
        folder.Write("tests/submissions/drawing/s/solution.json", manifest);
        return Solution.Read(Path.Combine(Drawing.Corpus, "s"), Drawing);
    }

    private static string Said((string Path, byte[] Content) file) => $"{file.Path} {Encoding.UTF8.GetString(file.Content)}";
}
