using Gradus.Authoring;
using Gradus.Engine;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Tests.Course;
using Gradus.Tests.Engine;
using Gradus.Tests.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Containment;

/// <summary>Layers contain; they change no record.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public sealed class SameRecordTests
{
    private static readonly string[] Every = ["screen", "heap-limit", "resource-limits", "seccomp", "bubblewrap"];

    private readonly Lazy<string> miniature = new(() => Grade(MiniKit.Kit, MiniKit.Submission(MiniKit.Add, MiniKit.Half), Every));

    // Without the screen every check gets a worker of its own, which takes long with a whole assignment: the study `repeats` does that.
    private static IEnumerable<string[]> Fewer => [[], .. Every.Select(layer => new[] { layer })];

    private static IEnumerable<TestCaseData> Assignments => CourseSources.Assignments;

    [TestCaseSource(nameof(Assignments))]
    public void The_references_sources_have_one_record_with_the_screen_and_with_all_layers(AssignmentSources assignment)
    {
        var kit = KitShelf.Find(SuiteVariant.Kits).Of(assignment.Manifest.Id)!;
        var files = assignment.ReferenceFiles();
        Assert.That(Grade(kit, files, ["screen"]), Is.EqualTo(Grade(kit, files, Every)));
    }

    [TestCaseSource(nameof(Fewer))]
    public void A_module_has_one_record_with_all_layers_with_each_alone_and_with_none(params string[] layers)
    {
        var files = MiniKit.Submission(MiniKit.Add, MiniKit.Half);
        Assert.That(Grade(MiniKit.Kit, files, layers), Is.EqualTo(miniature.Value));
    }

    private static string Grade(Kit kit, SubmissionFiles files, string[] layers)
    {
        using var grader = new Grader(new GraderOptions { Layers = Walls.Of(layers), Compiler = SharedCompiler.Instance });
        var record = grader.Grade(files, kit).Staff;
        Assert.That((record.Outcome, record.Score), Is.EqualTo((Outcome.Graded, record.Max)), RecordJson.Write(record));
        Assert.That(record.Run.Layers, Is.EqualTo(layers.Prepend("process")));
        return RecordJson.WriteWithoutRun(record);
    }
}
