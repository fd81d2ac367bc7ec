using Gradus.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>An assignment that puts modules together judges each of them.</summary>
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

    [TestCaseSource(nameof(Sets))]
    public void What_its_parts_may_use_it_may_use(AssignmentSources set) =>
        Assert.That(set.Parts.SelectMany(p => p.Manifest.Given).Distinct(), Is.SubsetOf(CourseSources.Known(set)));
}
