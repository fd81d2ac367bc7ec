using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Cli.Verification;
using Gradus.Engine.Kits;
using Gradus.Tests.Course;
using NUnit.Framework;

namespace Gradus.Tests.Verification;

/// <summary>The quick part of <c>gradus verify</c>, in every run of the tests; <c>gradus verify</c> itself tries the whole corpus.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class GradersAreRightTests
{
    private static IEnumerable<TestCaseData> Assignments => CourseSources.Assignments;

    [TestCaseSource(nameof(Assignments))]
    public void The_graders_are_right(AssignmentSources assignment)
    {
        var evidence = new Experiment(assignment, KitShelf.Find(SuiteVariant.Kits)).Run(quick: true, jobs: 2);
        Assert.That(evidence.Trials.Select(t => t.Solution.Manifest.Kind), Does.Contain(SolutionKind.Stub).And.Contain(SolutionKind.Wrong));
        CourseSources.AssertNone(Verifier.Findings(evidence), $"`gradus verify {assignment.Manifest.Id}` finds:\n{Matrix.Of(evidence)}");
    }

    [TestCaseSource(nameof(Assignments))]
    public void Every_check_is_declared_to_be_failed_by_a_wrong_solution(AssignmentSources assignment)
    {
        var declared = Solution.ReadAll(assignment).Where(s => s.Manifest.Kind == SolutionKind.Wrong).SelectMany(s => s.Manifest.Loses.Keys).ToHashSet();
        CourseSources.AssertNone(CourseSources.Checks(assignment).Select(c => c.Id).Where(id => !declared.Contains(id)), "No `loses` names these:");
    }

    /// <summary>The tolerance of one check is raised until it accepts everything, in the suite's source: the suite is compiled and put into a copy of the kit.</summary>
    [Test]
    public void A_check_that_was_weakened_is_found()
    {
        using var variant = new SuiteVariant(CourseSources.All[0]);
        string[] expected =
        [
            $"{variant.Weakened} is failed by no wrong solution: nothing shows that it can fail",
            .. variant.Catching.Select(name => $"wrong solution {name} loses nothing in {variant.Weakened}, although it declares that"),
        ];
        Assert.That(Findings(variant.Sources, SuiteVariant.Kits).Intersect(expected), Is.Empty, "as it is");
        Assert.That(Findings(variant.Sources, variant.Shelf), Is.SupersetOf(expected), "weakened");
    }

    private static IReadOnlyList<string> Findings(AssignmentSources assignment, string shelf) =>
        Verifier.Findings(new Experiment(assignment, KitShelf.Open(shelf)).Run(quick: false, jobs: 2));
}
