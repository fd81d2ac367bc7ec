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
public sealed class SameRecordTests
{
    private static readonly string[] Every = ["screen", "heap-limit", "resource-limits", "seccomp", "bubblewrap"];

    private readonly ConcurrentDictionary<string, string> withoutLayers = new();

    // Each layer alone on one assignment; on the others all of them together, against none.
    private static IEnumerable<TestCaseData> Cases =>
        from assignment in CourseSources.All
        from layers in assignment.Manifest.Id == "metrics" ? [.. Every.Select(layer => new[] { layer }), Every] : new[] { Every }
        select new TestCaseData(assignment, layers).SetArgDisplayNames(assignment.Manifest.Id, string.Join(" ", layers));

    [TestCaseSource(nameof(Cases))]
    public void The_references_sources_have_one_record_with_layers_and_without(AssignmentSources assignment, string[] layers)
    {
        string open = withoutLayers.GetOrAdd(assignment.Manifest.Id, _ => Grade(assignment, []));
        Assert.That(Grade(assignment, layers), Is.EqualTo(open));
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
