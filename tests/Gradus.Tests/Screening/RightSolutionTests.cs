using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;
using Gradus.Screening;
using Gradus.Tests.Course;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>No policy is against the reference, nor against a right solution that is written differently.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class RightSolutionTests
{
    private static IEnumerable<TestCaseData> References => CourseSources.WithModules.Select(assignment =>
        new TestCaseData(assignment, assignment.ReferenceFiles().Files).SetArgDisplayNames(assignment.Manifest.Id));

    private static IEnumerable<TestCaseData> RightSolutions =>
        from assignment in CourseSources.WithModules
        from solution in Solution.ReadAll(assignment)
        where solution.Manifest.Kind == SolutionKind.Right
        select new TestCaseData(assignment, solution.Files).SetArgDisplayNames(assignment.Manifest.Id, solution.Name);

    [TestCaseSource(nameof(References))]
    public void A_reference_is_allowed(AssignmentSources assignment, IReadOnlyList<(string Path, byte[] Content)> files) => AssertAllowed(assignment, files);

    [TestCaseSource(nameof(RightSolutions))]
    public void A_right_solution_is_allowed(AssignmentSources assignment, IReadOnlyList<(string Path, byte[] Content)> files) => AssertAllowed(assignment, files);

    private static void AssertAllowed(AssignmentSources assignment, IReadOnlyList<(string Path, byte[] Content)> files)
    {
        PartKit kit = KitShelf.Find().Of(assignment.Manifest.Id)!.Parts[0];
        var own = files.Where(file => SubmissionFiles.Choose([file.Path], assignment.Manifest.Files).Matched.Count == 1).ToDictionary(file => file.Path, file => file.Content);
        var result = SharedCompiler.Instance.Compile(new CompileRequest(assignment.Manifest.Module, Path.Combine(CourseSources.Repository, "assignments", "Submission.props"), kit.References,
            [.. own.Select(file => new SourceFile(file.Key, file.Value)), .. kit.Given]));
        Assert.That(result.Errors, Is.Empty);
        CourseSources.AssertNone(Screen.Check(new MemoryStream(result.Assembly!), kit.Policy, own.ContainsKey, assignment.Manifest.Module)
            .Select(finding => $"{finding.File}:{finding.Line} {finding.Kind} {finding.Member}"), "False blocks:");
    }
}
