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
    public void A_solution_may_change_the_stubs_instead()
    {
        course.Corpus("begun/solution.json", """{ "kind": "wrong", "about": "Has begun.", "onStub": true, "edits": [ { "file": "Game.cs", "replace": "// as handed out", "with": "// begun" } ], "loses": { "Sums.Add": "" }, "points": 0 }""");
        Assert.That(SyntheticCourse.Content(course.Read("begun"), "Game.cs"), Is.EqualTo("namespace Gradus.Mini; // begun\n"));
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

    [Test]
    public void A_corpus_manifest_that_cannot_be_used_is_named()
    {
        course.Corpus("corpus.json", """{ "unshown": [ { "mistake": "sign", "because": "" } ] }""");
        Assert.That(() => CorpusManifest.Read(course.Assignment), Throws.TypeOf<AuthoringException>().With.Message.Contains("corpus.json:1: ").And.Message.Contains("'because'"));
    }

    [Test]
    public void A_corpus_may_leave_misconceptions_unshown()
    {
        course.Corpus("corpus.json", """{ "unshown": [ { "mistake": "sign", "reason": "It equals the right value." } ] }""");
        Assert.That(CorpusManifest.Read(course.Assignment).Unshown, Is.EqualTo(new[] { new UnshownMistake("sign", "It equals the right value.") }));
    }

    [Test]
    public void Declaring_writes_losses_diagnoses_and_points_and_leaves_the_rest()
    {
        course.Corpus("minus/solution.json", """
            {
              // Subtraction is the commonest slip.
              "kind": "wrong", "about": "Subtracts.", "edits": [ { "file": "Game.cs", "replace": "a + b", "with": "a - b" } ], "loses": { "Gone.Gone": "" }, "points": 9,
            }
            """);
        Solution.Declare(course.Assignment, "minus", SyntheticCourse.Lost(SyntheticCourse.Record(0.5, 1, 0), "Sums.Add", "minus-for-plus"));
        var manifest = course.Read("minus").Manifest;
        Assert.That(manifest.Loses, Is.EqualTo(new Dictionary<string, string> { ["Hidden.AddAgain"] = "", ["Sums.Add"] = "minus-for-plus" }));
        Assert.That((manifest.Points, manifest.About, manifest.Edits.Length), Is.EqualTo(((double?)1.5, "Subtracts.", 1)));
    }

    [Test]
    public void Declaring_a_solution_that_is_not_there_is_refused() =>
        Assert.That(() => Solution.Declare(course.Assignment, "gone", SyntheticCourse.Record(0, 0, 0)), Throws.TypeOf<AuthoringException>().With.Message.Contains("there is no such solution"));

    /// <summary>A manifest that cannot be used, and what the exception says besides the file.</summary>
    private static readonly TestCaseData[] Faults =
    [
        Fault("an edit of a file that is not there", """{ "kind": "wrong", "about": "", "edits": [ { "file": "Gone.cs", "replace": "a", "with": "b" } ] }""",
            "there is no file Gone.cs; there are Game.cs"),
        Fault("an edit of a text that is not there", """{ "kind": "wrong", "about": "", "edits": [ { "file": "Game.cs", "replace": "a * b", "with": "b" } ] }""",
            "`a * b` does not stand in Game.cs; the base has changed"),
        Fault("an edit of a text that is there twice", """{ "kind": "wrong", "about": "", "edits": [ { "file": "Game.cs", "replace": "Half", "with": "b" } ] }""",
            "`Half` stands in Game.cs more than once; quote more of it"),
        Fault("an edit of nothing", """{ "kind": "wrong", "about": "", "edits": [ { "file": "Game.cs", "replace": "", "with": "b" } ] }""",
            "`` stands in Game.cs more than once; quote more of it"),
        Fault("no JSON", "{ kind", "solution.json:1: 'k' is an invalid start of a property name"),
        Fault("null", "null", "holds null; expected an object"),
        Fault("no kind", """{ "about": "" }""", "missing required properties including: 'kind'"),
        Fault("an unknown kind", """{ "kind": "good", "about": "" }""", "could not be converted to Gradus.Authoring.Verification.SolutionKind"),
        Fault("an unknown member", """{ "kind": "right", "about": "", "loss": {} }""", "'loss' could not be mapped"),
    ];

    [TestCaseSource(nameof(Faults))]
    public void A_manifest_that_cannot_be_used_is_named(string manifest, string message)
    {
        course.Corpus("spoilt/solution.json", manifest);
        Assert.That(() => course.Read("spoilt"), Throws.TypeOf<AuthoringException>().With.Message.Contains(message).And.Message.Contains(Path.Combine("spoilt", "solution.json")));
    }

    private static TestCaseData Fault(string name, string manifest, string message) => new TestCaseData(manifest, message).SetName("Fault: " + name);
}
