using Gradus.Grading.Course;
using Gradus.Tests.Authoring;
using Gradus.Tests.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Sets of assignments, as manifests declare them.</summary>
public class CoursePartsTests
{
    private static string Manifest(string id, string module, string more = "") =>
        $$"""{ "schema": "gradus/assignment/v1", "id": "{{id}}", "title": { "en": "T" }, "module": "{{module}}", "points": 1{{more}} }""";

    private static string Set(string id, params string[] parts) => Manifest(id, "Gradus." + id, $""", "parts": ["{string.Join("\", \"", parts)}"]""");

    private static T Course<T>(Func<string, T> use, params (string Id, string Json)[] manifests)
    {
        using var folder = new Folder([.. manifests.Select(m => ($"{m.Id}/assignment.json", m.Json))]);
        return use(folder.Path);
    }

    private static Assignment[] All(params (string Id, string Json)[] manifests) =>
        Course(folder => manifests.Select(m => Assignment.Read(Path.Combine(folder, m.Id, Assignment.FileName))).ToArray(), manifests);

    private static IReadOnlyList<Assignment> Read(params (string Id, string Json)[] manifests) =>
        Course(folder => CourseParts.Read(Assignment.Read(Path.Combine(folder, "set", Assignment.FileName)), folder), manifests);

    [Test]
    public void Parts_are_read_in_the_sets_order_and_their_globs_get_their_folders()
    {
        var parts = Read(("set", Set("set", "b", "a")), ("a", Manifest("a", "Gradus.A")), ("b", Manifest("b", "Gradus.B", """, "files": ["*.cs", "More/*.cs"]""")));
        Assert.That(parts.Select(p => p.Module), Is.EqualTo(new[] { "Gradus.B", "Gradus.A" }));
        Assert.That(CourseParts.Globs(parts), Is.EqualTo(new[] { "b/*.cs", "b/More/*.cs", "a/*.cs" }));
    }

    [Test]
    public void An_ordinary_assignment_has_no_parts() => Assert.That(Read(("set", Manifest("set", "Gradus.Set"))), Is.Empty);

    private static IEnumerable<TestCaseData> Faults()
    {
        var (set, a, b) = (("set", Set("set", "a", "b")), ("a", Manifest("a", "Gradus.A")), ("b", Manifest("b", "Gradus.B")));
        yield return Case("assignment.json is missing: 'set' names 'b' among its parts", set, a);
        yield return Case("id is 'c'; expected 'b'", set, a, ("b", Manifest("c", "Gradus.B")));
        yield return Case("'b' has parts of its own; expected an assignment of one module", set, a, ("b", Set("b", "c", "d")));
        yield return Case("'b' and 'a' both replace Gradus.A; expected modules that differ", set, a, ("b", Manifest("b", "Gradus.A")));

        static TestCaseData Case(string fault, params (string, string)[] manifests) => new TestCaseData(fault, manifests).SetArgDisplayNames(fault);
    }

    [TestCaseSource(nameof(Faults))]
    public void A_fault_of_a_part_is_told_with_its_file(string fault, (string, string)[] manifests) =>
        Assert.That(() => Read(manifests), Throws.TypeOf<InvalidDataException>().With.Message.Contains(fault));

    [Test]
    public void A_module_stands_in_one_set_at_most() =>
        Assert.That(CourseParts.Faults(All(("a", Manifest("a", "Gradus.A")), ("b", Manifest("b", "Gradus.B")), ("c", Manifest("c", "Gradus.C")), ("one", Set("one", "a", "b")), ("two", Set("two", "b", "c")))),
            Is.EqualTo(new[] { "Gradus.B stands in 'one' and 'two'; expected one set at most." }));

    [Test]
    public void A_part_is_an_assignment_of_the_course_and_no_set() =>
        Assert.That(CourseParts.Faults(All(("a", Manifest("a", "Gradus.A")), ("one", Set("one", "a", "nothing")), ("two", Set("two", "one", "three")), ("three", Manifest("three", "Gradus.Three")))), Is.EqualTo(new[]
        {
            "'one' names 'nothing' among its parts; the course has no such assignment.",
            "'two' names 'one' among its parts, which is a set itself; expected an assignment of one module.",
        }));

    [Test]
    public void The_courses_own_sets_are_right()
    {
        string assignments = Path.Combine(SourceTree.Root, "assignments");
        var all = CourseManifest.Read(Path.Combine(assignments, CourseManifest.FileName)).Assignments.Select(a => Assignment.Read(Path.Combine(assignments, a.Id, Assignment.FileName))).ToList();
        Assert.That(CourseParts.Faults(all), Is.Empty);
        Assert.That(() => all.Where(a => a.IsSet).Select(set => CourseParts.Read(set, assignments)).ToList(), Throws.Nothing);
    }
}
