using Gradus.Authoring;
using Gradus.Engine;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;
using Gradus.Tests.Course;
using Gradus.Tests.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Containment;

/// <summary>Layers contain; they change no record.</summary>
public sealed class SameRecordTests
{
    private static readonly string[][] Sets = [["screen"], ["screen", "seccomp"], ["screen", "heap-limit", "resource-limits", "seccomp", "bubblewrap"]];

    private static IEnumerable<TestCaseData> Assignments => CourseSources.Assignments;

    [TestCaseSource(nameof(Assignments))]
    public void The_reference_has_one_record_under_no_one_and_all_layers(AssignmentSources assignment)
    {
        var kit = KitShelf.Find(SuiteVariant.Kits).Of(assignment.Manifest.Id)!;
        string? first = null;
        foreach (string[] layers in Sets)
        {
            using var grader = new Grader(new GraderOptions { Layers = Walls.Of(layers) });
            var record = grader.GradeReference(kit);
            Assert.That((record.Outcome, record.Score), Is.EqualTo((Outcome.Graded, record.Max)), RecordJson.Write(record));
            Assert.That(record.Run.Layers, Is.EqualTo(layers.Prepend("process")));
            first ??= RecordJson.WriteWithoutRun(record);
            Assert.That(RecordJson.WriteWithoutRun(record), Is.EqualTo(first));
        }
    }
}
