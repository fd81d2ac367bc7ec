using Gradus.Authoring;
using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>What students start from is cut out of the reference, and stands in for it.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class StubTests
{
    private static IEnumerable<TestCaseData> Assignments => CourseSources.Assignments;

    private static IEnumerable<TestCaseData> WithModules => CourseSources.AssignmentsWithModules;

    [TestCaseSource(nameof(Assignments))]
    public void Generated_files_are_up_to_date(AssignmentSources assignment) =>
        CourseSources.AssertNone(assignment.OutOfDate(), $"`gradus stubs {assignment.Manifest.Id}` writes these:");

    [TestCaseSource(nameof(WithModules))]
    public void The_stub_has_the_public_API_of_the_reference(AssignmentSources assignment)
    {
        using var stub = new MemoryStream(CourseSources.Compile(assignment, assignment.Folder));
        Assert.That(PublicApi.Difference(PublicApi.Of(CourseSources.Module(assignment).Location), PublicApi.Of(stub)), Is.Empty);
    }

    [TestCaseSource(nameof(WithModules))]
    public void The_reference_breaks_no_rule_of_its_assignment(AssignmentSources assignment) => AssertAllowed(assignment, assignment.Reference);

    [TestCaseSource(nameof(WithModules))]
    public void The_stub_breaks_no_rule_of_its_assignment(AssignmentSources assignment) => AssertAllowed(assignment, assignment.Folder);

    private static void AssertAllowed(AssignmentSources assignment, string folder)
    {
        using var image = new MemoryStream(CourseSources.Compile(assignment, folder));
        Assert.That(Screen.Check(image, assignment.Manifest.ReadPolicy(assignment.Folder), file => !file.StartsWith("Given/", StringComparison.Ordinal)), Is.Empty);
    }
}
