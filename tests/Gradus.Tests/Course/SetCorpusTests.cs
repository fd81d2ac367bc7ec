using Gradus.Authoring;
using Gradus.Authoring.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>One broken module costs its own points, and its share of the whole where that uses it: the corpus of a set shows it for each.</summary>
public sealed class SetCorpusTests
{
    private static IEnumerable<TestCaseData> Parts =>
        from set in CourseSources.Sets
        from part in set.Parts
        select new TestCaseData(set, part).SetArgDisplayNames(set.Manifest.Id, part.Manifest.Id);

    [TestCaseSource(nameof(Parts))]
    public void What_is_wrong_in_a_part_is_wrong_in_the_set(AssignmentSources set, AssignmentSources part)
    {
        string[] wrong = [.. Wrong(part).Select(s => s.Name)];
        var alone = Wrong(set).Where(s => s.Manifest.Parts is { Count: 1 } one && one.TryGetValue(part.Manifest.Id, out string? name) && wrong.Contains(name)).ToList();
        Assert.That(alone, Has.Count.GreaterThanOrEqualTo(2), "a mistake that training shows, and a subtle one");
        string module = part.Manifest.Module;
        string[] own = [.. CourseSources.Checks(set).Where(c => c.Check.Module == module).Select(c => c.Id)];
        string[] whole = [.. WholeCheck.Of(set).Where(c => c.Uses.Contains(module)).Select(c => c.Id)];
        CourseSources.AssertNone(alone.Where(s => !s.Manifest.Loses.Keys.Intersect(own).Any() || s.Manifest.Loses.Keys.Except(own).Except(whole).Any()).Select(s => s.Name),
            $"These lose checks that neither are {module}'s nor use it, or none of its own:");
    }

    private static IEnumerable<Solution> Wrong(AssignmentSources of) => Solution.ReadAll(of).Where(s => s.Manifest.Kind == SolutionKind.Wrong);
}
