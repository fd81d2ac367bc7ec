using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Grading.Checks;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>An assignment that puts modules together judges each of them, and its corpus is made of theirs.</summary>
public sealed class SetTests
{
    private static IEnumerable<TestCaseData> Sets => CourseSources.Sets.Select(s => new TestCaseData(s).SetArgDisplayNames(s.Manifest.Id));

    [TestCaseSource(nameof(Sets))]
    public void A_check_judges_a_module_of_the_set_or_the_whole(AssignmentSources set) =>
        Assert.That(CourseSources.Checks(set).Select(c => c.Check.Module).OfType<string>().Distinct(), Is.EquivalentTo(set.Modules));

    [TestCaseSource(nameof(Sets))]
    public void A_check_of_one_module_is_about_its_part(AssignmentSources set) =>
        CourseSources.AssertNone(from check in CourseSources.Checks(set)
                                 where check.Check.Module is { } module && check.Check.Group != set.Parts.First(p => p.Manifest.Module == module).Manifest.Id
                                 select $"{check.Id}: group {check.Check.Group}, module {check.Check.Module}", "The group names the part whose module is judged:");

    [Test]
    public void Only_a_set_has_checks_of_one_module()
    {
        foreach (var assignment in CourseSources.WithModules) Assert.That(CourseSources.Checks(assignment).Select(c => c.Check.Module), Is.All.Null, assignment.Manifest.Id);
    }

    /// <summary>Whatever a right module looks like, it works with the others.</summary>
    [TestCaseSource(nameof(Sets))]
    public void Every_right_solution_of_every_part_stands_in_a_right_one_of_the_set(AssignmentSources set)
    {
        var rights = Solution.ReadAll(set).Where(s => s.Manifest.Kind == SolutionKind.Right).ToList();
        CourseSources.AssertNone(from part in set.Parts
                                 from solution in Solution.ReadAll(part)
                                 where solution.Manifest.Kind == SolutionKind.Right && !rights.Any(r => r.Manifest.Parts.GetValueOrDefault(part.Manifest.Id) == solution.Name)
                                 select $"{part.Manifest.Id}: {solution.Name}", $"No right solution in tests/submissions/{set.Manifest.Id} has these:");
    }

    [TestCaseSource(nameof(Sets))]
    public void What_its_parts_may_use_it_may_use(AssignmentSources set) =>
        Assert.That(set.Parts.SelectMany(p => p.Manifest.Given).Distinct(), Is.SubsetOf(CourseSources.Known(set)));
}
