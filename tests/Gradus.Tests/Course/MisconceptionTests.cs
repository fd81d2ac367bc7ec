using Gradus.Authoring;
using Gradus.Authoring.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>A misconception that a suite claims to recognise is recognised in a solution that has it.</summary>
public sealed class MisconceptionTests
{
    private const string Prefix = "mistake.";

    private static IEnumerable<TestCaseData> Assignments => CourseSources.Assignments;

    [TestCaseSource(nameof(Assignments))]
    public void Every_misconception_is_the_diagnosis_of_a_solution(AssignmentSources assignment) =>
        CourseSources.AssertNone(Misconceptions(assignment).Except(Shown(assignment)).Except(Unshown(assignment)).Order(StringComparer.Ordinal),
            $"No `loses` in tests/submissions/{assignment.Manifest.Id} has these diagnoses; add a solution that makes the mistake, or an entry of `unshown` in corpus.json with the reason why none can:");

    [TestCaseSource(nameof(Assignments))]
    public void What_is_said_to_be_unshown_is_a_misconception_that_no_solution_shows(AssignmentSources assignment) =>
        CourseSources.AssertNone(Unshown(assignment).Where(key => !Misconceptions(assignment).Contains(key) || Shown(assignment).Contains(key)),
            "Remove these from `unshown` in corpus.json:");

    [TestCaseSource(nameof(Assignments))]
    public void What_is_unshown_has_a_reason(AssignmentSources assignment) =>
        CourseSources.AssertNone(CorpusManifest.Read(assignment).Unshown.Where(u => string.IsNullOrWhiteSpace(u.Reason)).Select(u => u.Mistake), "Say why no solution can show these:");

    private static HashSet<string> Misconceptions(AssignmentSources assignment) =>
        [.. new[] { "Public", "Staff" }.SelectMany(visibility => CourseTexts.OfSuite(assignment, visibility, "en").Keys)
            .Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..])];

    private static HashSet<string> Shown(AssignmentSources assignment) => [.. Solution.ReadAll(assignment).SelectMany(s => s.Manifest.Loses.Values).Where(diagnosis => diagnosis.Length > 0)];

    private static IEnumerable<string> Unshown(AssignmentSources assignment) => CorpusManifest.Read(assignment).Unshown.Select(u => u.Mistake);
}
