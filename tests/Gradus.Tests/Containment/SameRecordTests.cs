using System.Collections.Concurrent;
using Gradus.Authoring;
using Gradus.Engine;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Tests.Course;
using Gradus.Tests.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Containment;

/// <summary>Layers contain; they change no record.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public sealed class SameRecordTests
{
    private static readonly string[] Every = ["screen", "heap-limit", "resource-limits", "seccomp", "bubblewrap"];

    private readonly ConcurrentDictionary<string, string> withAll = new();

    // Without the screen every check gets a worker of its own, which takes long: on one assignment no layer and one are tried, on the others what leaves one worker to all checks.
    // The study `repeats` tries each layer alone.
    private static IEnumerable<TestCaseData> Cases =>
        from assignment in CourseSources.All
        from layers in assignment.Manifest.Id == "metrics" ? [[], ["seccomp"], ["screen"]] : new string[][] { ["screen"] }
        select new TestCaseData(assignment, layers).SetArgDisplayNames(assignment.Manifest.Id, string.Join(" ", layers.Prepend("process")));

    [TestCaseSource(nameof(Cases))]
    public void The_references_sources_have_one_record_with_all_layers_and_with_fewer(AssignmentSources assignment, string[] layers)
    {
        string all = withAll.GetOrAdd(assignment.Manifest.Id, _ => Grade(assignment, Every));
        Assert.That(Grade(assignment, layers), Is.EqualTo(all));
    }

    private static string Grade(AssignmentSources assignment, string[] layers)
    {
        var kit = KitShelf.Find(SuiteVariant.Kits).Of(assignment.Manifest.Id)!;
        using var grader = new Grader(new GraderOptions { Layers = Walls.Of(layers) });
        var record = grader.Grade(SubmissionFiles.Read(assignment.Reference, assignment.Manifest.Files), kit).Staff;
        Assert.That((record.Outcome, record.Score), Is.EqualTo((Outcome.Graded, record.Max)), RecordJson.Write(record));
        Assert.That(record.Run.Layers, Is.EqualTo(layers.Prepend("process")));
        return RecordJson.WriteWithoutRun(record);
    }
}
