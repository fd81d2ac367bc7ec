using System.Reflection;
using Gradus.Authoring;
using Gradus.Tests.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>Handouts hold, in both languages.</summary>
public sealed class HandoutsTests
{
    private static IEnumerable<TestCaseData> Assignments => CourseSources.Assignments;

    private static IEnumerable<TestCaseData> InEveryLanguage =>
        from assignment in CourseSources.All
        from language in Grading.Texts.TextCatalog.Languages
        select new TestCaseData(assignment, language).SetArgDisplayNames(assignment.Manifest.Id, language);

    [TestCaseSource(nameof(InEveryLanguage))]
    public void There_is_a_handout(AssignmentSources assignment, string language) => Assert.That(assignment.Handout(language), Does.Exist);

    private static IEnumerable<TestCaseData> WithModulesInEveryLanguage => InEveryLanguage.Where(c => !((AssignmentSources)c.Arguments[0]!).Manifest.IsSet);

    [TestCaseSource(nameof(Assignments))]
    public void Both_languages_have_the_same_blocks(AssignmentSources assignment)
    {
        var (english, russian) = CourseSources.Handouts(assignment);
        Assert.That(Handout.SameBlocks(english, russian), Is.Empty);
    }

    [TestCaseSource(nameof(InEveryLanguage))]
    public void What_it_states_holds_on_the_reference(AssignmentSources assignment, string language)
    {
        string[] known = [.. CourseSources.Known(assignment)];
        var script = new HandoutScript(null, known) { Given = [.. known.Select(Assembly.Load)] };
        var handout = Handout.Read(assignment.Handout(language));
        Assert.That(handout.Blocks, Is.Not.Empty);
        Assert.That(script.Disagreements(handout), Is.Empty);
    }

    [TestCaseSource(nameof(InEveryLanguage))]
    public void A_mistake_in_a_block_gives_another_value_than_the_right_one(AssignmentSources assignment, string language) =>
        Assert.That(from block in Handout.Read(assignment.Handout(language)).Blocks
                    from result in block.Results
                    where result.Mistake is { } mistake && HandoutValue.Agrees(mistake.Value, result.Expected)
                    select $"{result.Number}: {result.Text}", Is.Empty);

    [TestCaseSource(nameof(InEveryLanguage))]
    public void Every_section_that_a_check_points_to_is_there(AssignmentSources assignment, string language)
    {
        string[] anchors = [.. Handout.Read(assignment.Handout(language)).Sections.Select(s => s.Anchor)];
        CourseSources.AssertNone(CourseSources.Checks(assignment).Where(c => c.Check.Section is { } section && !anchors.Contains(section)).Select(c => $"{c.Id} → #{c.Check.Section}"), "No heading has these anchors:");
    }

    [TestCaseSource(nameof(WithModulesInEveryLanguage))]
    public void A_block_shows_a_number_of_the_lectures(AssignmentSources assignment, string language) =>
        CourseSources.AssertNone(Handout.Read(assignment.Handout(language)).Blocks.Where(b => b.Lecture.Count == 0).Select(b => b.Id), "`lecture=` is missing:");

    [TestCaseSource(nameof(Assignments))]
    public void Every_check_points_to_a_section(AssignmentSources assignment) =>
        CourseSources.AssertNone(CourseSources.Checks(assignment).Where(c => c.Check.Section is null).Select(c => c.Id), "Section = … is missing:");

    /// <summary>A set has no exercise of its own: what is asked stands in the handouts of its parts.</summary>
    [TestCaseSource(nameof(WithModulesInEveryLanguage))]
    public void Every_exercise_has_a_section(AssignmentSources assignment, string language) =>
        Assert.That(CourseSources.Exercises(assignment), Is.SubsetOf(Handout.Read(assignment.Handout(language)).Sections.Select(s => s.Anchor)));

    [TestCaseSource(nameof(Assignments))]
    public void Both_languages_have_the_same_sections(AssignmentSources assignment)
    {
        var (english, russian) = CourseSources.Handouts(assignment);
        Assert.That(Outline(russian), Is.EqualTo(Outline(english)), "level and anchor; an <a id=…> above a heading names it in both languages alike");
        static string[] Outline(Handout handout) => [.. handout.Sections.Skip(1).Select(s => $"{new string('#', s.Level)} {s.Anchor}")];
    }
}
