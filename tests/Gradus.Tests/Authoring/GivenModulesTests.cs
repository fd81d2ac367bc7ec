using Gradus.Authoring;
using Gradus.Authoring.Releasing;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

/// <summary>Where a release takes the modules from that its assignments build on.</summary>
public sealed class GivenModulesTests
{
    [Test]
    public void A_module_that_no_assignment_asks_for_is_prebuilt()
    {
        using var course = Course(solved: false);
        Assert.That(Modules(course, "vectors", "lines").Prebuilt(AssignmentSources.Of(course.Path, "lines")), Is.EqualTo(new[] { ("Course.Numbers", "") }));
    }

    [Test]
    public void One_that_an_assignment_asks_for_is_the_students_own()
    {
        using var course = Course(solved: false);
        string told = Modules(course, "vectors", "lines").Properties();
        Assert.That(told, Does.Contain("""<OwnModule Include="Course.Vectors" ProjectFile="assignments/vectors/vectors.csproj" />"""));
        Assert.That(told, Does.Not.Contain("SolvedModule").And.Not.Contain("Course.Lines"));
    }

    [Test]
    public void Its_solution_is_prebuilt_once_it_is_handed_out_but_not_beside_what_every_suite_refers_to()
    {
        using var course = Course(solved: true);
        var modules = Modules(course, "lines");
        Assert.That(modules.Missing(), Is.Null);
        Assert.That(modules.Prebuilt(AssignmentSources.Of(course.Path, "lines")), Is.EqualTo(new[] { ("Course.Numbers", ""), ("Course.Vectors", GivenModules.Solutions) }));
        Assert.That(modules.Properties(), Does.Contain("""<SolvedModule Include="Course.Vectors" />""").And.Not.Contain("OwnModule"));
    }

    [Test]
    public void Nothing_is_said_of_a_module_that_no_released_assignment_uses()
    {
        using var course = Course(solved: false);
        Assert.That(Modules(course, "vectors").Properties(), Does.Not.Contain("Include="));
    }

    [Test]
    public void An_assignment_is_not_released_without_the_one_it_builds_on()
    {
        using var course = Course(solved: false);
        Assert.That(() => new ReleaseWriter(course.Path).Write(Path.Combine(course.Path, "students"), [AssignmentSources.Of(course.Path, "lines")], _ => { }),
            Throws.TypeOf<AuthoringException>().With.Message.Contains("lines builds on Course.Vectors, which the assignment vectors asks students for: release vectors with it"));
        Assert.That(Path.Combine(course.Path, "students"), Does.Not.Exist);
    }

    [Test]
    public void A_set_builds_on_the_students_own_modules_and_has_a_solution_beside_them_once_it_is_handed_out()
    {
        using var unsolved = Course(solved: false);
        using var solved = Course(solved: true);
        AddSet(unsolved);
        AddSet(solved);
        Assert.That(Modules(unsolved, All).Properties(), Does.Contain("OwnModule Include=\"Course.Vectors\"").And.Contain("OwnModule Include=\"Course.Lines\"").And.Not.Contain("Course.Drawing"));
        Assert.That(Modules(unsolved, All).Prebuilt(AssignmentSources.Of(unsolved.Path, "drawing")), Is.EqualTo(new[] { ("Course.Numbers", "") }));
        Assert.That(Modules(solved, All).Properties(), Does.Contain("SolvedModule Include=\"Course.Vectors\"").And.Contain("OwnModule Include=\"Course.Lines\""));
        Assert.That(Modules(solved, All).Prebuilt(AssignmentSources.Of(solved.Path, "drawing")), Is.EqualTo(new[] { ("Course.Vectors", GivenModules.Solutions), ("Course.Numbers", "") }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_set_is_not_released_without_its_parts(bool solved)
    {
        using var course = Course(solved);
        AddSet(course);
        Assert.That(Modules(course, All).Missing(), Is.Null);
        Assert.That(Modules(course, "drawing", "lines").Missing(), Is.EqualTo("drawing puts together what students hand in for its parts: release vectors with it"));
        Assert.That(Modules(course, "drawing").Missing(), Does.EndWith("release vectors, lines with it"));
    }

    private static readonly string[] All = ["vectors", "lines", "drawing"];

    private static void AddSet(Folder course)
    {
        string manifest = Path.Combine(course.Path, "assignments", "course.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("""{ "id": "lines" }""", """{ "id": "lines" }, { "id": "drawing" }"""));
        course.Write("assignments/drawing/assignment.json", Manifest("drawing", "Course.Drawing", "\"Course.Numbers\"").Replace("\"given\"", "\"parts\": [\"vectors\", \"lines\"], \"given\""));
    }

    private static GivenModules Modules(Folder course, params string[] released) => new(AssignmentSources.All(course.Path), [.. released.Select(id => AssignmentSources.Of(course.Path, id))]);

    /// <summary>Two assignments; the second builds on the first.</summary>
    private static Folder Course(bool solved) => new(
        ("assignments/course.json", $$"""
            { "schema": "gradus/course/v1", "id": "geometry", "assignments": [{ "id": "vectors"{{(solved ? ", \"solutionReleased\": true" : "")}} }, { "id": "lines" }] }
            """),
        ("assignments/vectors/assignment.json", Manifest("vectors", "Course.Vectors", "\"Course.Numbers\"")),
        ("assignments/lines/assignment.json", Manifest("lines", "Course.Lines", "\"Course.Numbers\", \"Course.Vectors\"")),
        ("assignments/vectors/handout.en.md", "# Vectors\n"),
        ("assignments/lines/handout.en.md", "# Lines\n"),
        ("reference/Course.Vectors/Course.Vectors.csproj", "<Project />"),
        ("reference/Course.Lines/Course.Lines.csproj", "<Project />"));

    private static string Manifest(string id, string module, string given) => $$"""
        { "schema": "gradus/assignment/v1", "id": "{{id}}", "title": { "en": "{{id}}", "ru": "{{id}}" }, "module": "{{module}}", "given": [{{given}}], "points": 10, "suiteVersion": 1 }
        """;
}
