using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Verification;

/// <summary>Solutions of a corpus are read as what they change of their base.</summary>
public sealed class SolutionTests
{
    private SyntheticCourse course = null!;

    [SetUp]
    public void Make() => course = new SyntheticCourse();

    [TearDown]
    public void Remove() => course.Dispose();

    [Test]
    public void An_edit_changes_one_place_of_the_reference()
    {
        course.Corpus("minus/solution.json", """{ "kind": "wrong", "about": "Subtracts.", "edits": [ { "file": "Game.cs", "replace": "a + b", "with": "a - b" } ], "loses": { "Sums.Add": "minus-for-plus" }, "points": 2 }""");
        var solution = course.Read("minus");
        Assert.That((solution.Name, solution.Manifest.Kind, solution.Manifest.Points, solution.Manifest.Outcome), Is.EqualTo(("minus", SolutionKind.Wrong, (double?)2, Outcome.Graded)));
        Assert.That(solution.Manifest.Loses, Is.EqualTo(new Dictionary<string, string> { ["Sums.Add"] = "minus-for-plus" }));
        Assert.That(solution.Files.Select(f => f.Path), Is.EqualTo(new[] { "Game.cs" }));
        Assert.That(SyntheticCourse.Content(solution, "Game.cs"), Is.EqualTo(SyntheticCourse.Game.Replace("a + b", "a - b")));
    }

    [Test]
    public void Edits_follow_each_other_and_the_solutions_own_files()
    {
        course.Corpus("helper/solution.json", """{ "kind": "right", "about": "Uses a helper.", "edits": [ { "file": "sub/Helper.cs", "replace": "A", "with": "B" }, { "file": "sub/Helper.cs", "replace": "B", "with": "C" } ] }""");
        course.Corpus("helper/sub/Helper.cs", "class A;");
        var solution = course.Read("helper");
        Assert.That(solution.Files.Select(f => f.Path), Is.EqualTo(new[] { "Game.cs", "sub/Helper.cs" }));
        Assert.That(SyntheticCourse.Content(solution, "sub/Helper.cs"), Is.EqualTo("class C;"));
    }

    [Test]
    public void A_file_of_its_own_stands_in_place_of_the_references()
    {
        course.Corpus("own/solution.json", """{ "kind": "right", "about": "Written anew." }""");
        course.Corpus("own/Game.cs", "// mine");
        Assert.That(SyntheticCourse.Content(course.Read("own"), "Game.cs"), Is.EqualTo("// mine"));
    }

    [Test]
    public void A_whole_solution_is_its_own_files_only()
    {
        course.Corpus("whole/solution.json", """{ "kind": "special", "about": "Hands in a text.", "whole": true, "outcome": "not-submitted", "diagnostics": [ "GR0102" ] }""");
        course.Corpus("whole/notes.txt", "Later.");
        var solution = course.Read("whole");
        Assert.That(solution.Files.Select(f => f.Path), Is.EqualTo(new[] { "notes.txt" }));
        Assert.That((solution.Manifest.Outcome, solution.Manifest.Diagnostics.Single()), Is.EqualTo((Outcome.NotSubmitted, "GR0102")));
    }

    [Test]
    public void The_stubs_base_is_the_assignments_folder()
    {
        course.Corpus("stub/solution.json", """{ "kind": "stub", "about": "As it is handed out." }""");
        Assert.That(SyntheticCourse.Content(course.Read("stub"), "Game.cs"), Is.EqualTo("namespace Gradus.Mini; // as handed out\n"));
    }

    [Test]
    public void A_corpus_is_every_folder_with_a_manifest_by_name()
    {
        Assert.That(Solution.ReadAll(course.Assignment), Is.Empty, "there is no corpus yet");
        course.Corpus("b/solution.json", """{ "kind": "right", "about": "" }""");
        course.Corpus("a/solution.json", """{ "kind": "right", "about": "" }""");
        course.Corpus("notes/README.md", "");
        Assert.That(Solution.ReadAll(course.Assignment).Select(s => s.Name), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void A_corpus_may_exempt_pairs_of_checks()
    {
        Assert.That(CorpusManifest.Read(course.Assignment).SamePoints, Is.Empty, "there is no corpus.json yet");
        course.Corpus("corpus.json", """{ "samePoints": [ { "checks": [ "A.A", "B.B" ], "reason": "One formula." } ] }""");
        var pair = CorpusManifest.Read(course.Assignment).SamePoints.Single();
        Assert.That((string.Join(" ", pair.Checks), pair.Reason), Is.EqualTo(("A.A B.B", "One formula.")));
    }

    /// <summary>A manifest that cannot be used, the exception, and what its message says besides the file.</summary>
    private static readonly TestCaseData[] Faults =
    [
        Fault<AuthoringException>("an edit of a file that is not there", """{ "kind": "wrong", "about": "", "edits": [ { "file": "Gone.cs", "replace": "a", "with": "b" } ] }""",
            "there is no file Gone.cs; there are Game.cs"),
        Fault<AuthoringException>("an edit of a text that is not there", """{ "kind": "wrong", "about": "", "edits": [ { "file": "Game.cs", "replace": "a * b", "with": "b" } ] }""",
            "`a * b` does not stand in Game.cs; the base has changed"),
        Fault<AuthoringException>("an edit of a text that is there twice", """{ "kind": "wrong", "about": "", "edits": [ { "file": "Game.cs", "replace": "Half", "with": "b" } ] }""",
            "`Half` stands in Game.cs more than once; quote more of it"),
        Fault<AuthoringException>("an edit of nothing", """{ "kind": "wrong", "about": "", "edits": [ { "file": "Game.cs", "replace": "", "with": "b" } ] }""",
            "`` stands in Game.cs more than once; quote more of it"),
        Fault<InvalidDataException>("no JSON", "{ kind", "'k' is an invalid start of a property name"),
        Fault<InvalidDataException>("null", "null", "holds null; expected an object"),
        Fault<InvalidDataException>("no kind", """{ "about": "" }""", "missing required properties including: 'kind'"),
        Fault<InvalidDataException>("an unknown kind", """{ "kind": "good", "about": "" }""", "could not be converted to Gradus.Authoring.Verification.SolutionKind"),
        Fault<InvalidDataException>("an unknown member", """{ "kind": "right", "about": "", "loss": {} }""", "'loss' could not be mapped"),
    ];

    [TestCaseSource(nameof(Faults))]
    public void A_manifest_that_cannot_be_used_is_named(string manifest, Type exception, string message)
    {
        course.Corpus("spoilt/solution.json", manifest);
        Assert.That(() => course.Read("spoilt"), Throws.TypeOf(exception).With.Message.Contains(message).And.Message.Contains(Path.Combine("spoilt", "solution.json")));
    }

    private static TestCaseData Fault<T>(string name, string manifest, string message) where T : Exception => new TestCaseData(manifest, typeof(T), message).SetName("Fault: " + name);
}
