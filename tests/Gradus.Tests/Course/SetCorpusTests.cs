using Gradus.Authoring;
using Gradus.Authoring.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>A set is proved on its parts' solutions: whatever is right in a part is right in the whole, and what is wrong in one costs that one.</summary>
public sealed class SetCorpusTests
{
    private static IEnumerable<TestCaseData> Parts =>
        from set in CourseSources.All
        from part in set.Parts
        select new TestCaseData(set, part).SetArgDisplayNames(set.Manifest.Id, part.Manifest.Id);

    [TestCaseSource(nameof(Parts))]
    public void Every_right_solution_of_a_part_stands_in_a_right_solution_of_the_set(AssignmentSources set, AssignmentSources part)
    {
        // A part that a solution does not name is the reference's.
        var used = Solutions(set, SolutionKind.Right).Select(s => s.Manifest.Parts.GetValueOrDefault(part.Manifest.Id, "reference"));
        CourseSources.AssertNone(Solutions(part, SolutionKind.Right).Select(s => s.Name).Except(used.OfType<string>()), $"No right solution in tests/submissions/{set.Manifest.Id} takes these from {part.Manifest.Id}:");
    }

    [TestCaseSource(nameof(Parts))]
    public void A_wrong_solution_of_a_part_stands_in_a_wrong_solution_of_the_set(AssignmentSources set, AssignmentSources part)
    {
        string[] wrong = [.. Solutions(part, SolutionKind.Wrong).Select(s => s.Name)];
        var taken = Solutions(set, SolutionKind.Wrong).Where(s => s.Manifest.Parts.GetValueOrDefault(part.Manifest.Id) is { } name && wrong.Contains(name));
        Assert.That(taken.Count(), Is.GreaterThanOrEqualTo(2), "one broken module costs its own points: shown for a mistake that training shows, and for a subtle one");
    }

    private static IEnumerable<Solution> Solutions(AssignmentSources of, SolutionKind kind) => Solution.ReadAll(of).Where(s => s.Manifest.Kind == kind);
}
