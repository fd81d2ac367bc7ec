using System.Text.RegularExpressions;
using Gradus.Authoring;
using Gradus.Grading.Texts;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>Everything that students read has a sentence in both languages, and no sentence is left that nobody shows.</summary>
public sealed partial class TextTests
{
    private static IEnumerable<TestCaseData> Files => CourseTexts.English.Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileName(file)));

    private static IEnumerable<TestCaseData> Suites =>
        from assignment in CourseSources.All
        from visibility in new[] { "Public", "Staff" }
        select new TestCaseData(assignment, visibility).SetArgDisplayNames(assignment.Manifest.Id, visibility);

    private static IEnumerable<TestCaseData> SuitesInEveryLanguage =>
        from suite in Suites
        from language in TextCatalog.Languages
        select new TestCaseData(suite.Arguments[0], suite.Arguments[1], language).SetArgDisplayNames(((AssignmentSources)suite.Arguments[0]!).Manifest.Id, (string)suite.Arguments[1]!, language);

    [TestCaseSource(nameof(Files))]
    public void Both_languages_have_the_same_keys(string file) => Assert.That(TextCatalog.ReadFile(CourseTexts.Russian(file)).Keys, Is.EquivalentTo(TextCatalog.ReadFile(file).Keys));

    [TestCaseSource(nameof(Files))]
    public void Both_languages_have_the_same_placeholders(string file)
    {
        var russian = TextCatalog.ReadFile(CourseTexts.Russian(file));
        Assert.That(TextCatalog.ReadFile(file).Where(t => russian.TryGetValue(t.Key, out string? other) && !TextCatalog.Placeholders(t.Value).ToHashSet().SetEquals(TextCatalog.Placeholders(other))).Select(t => t.Key), Is.Empty);
    }

    [TestCaseSource(nameof(Files))]
    public void English_is_English(string file) =>
        Assert.That(TextCatalog.ReadFile(file).Where(t => Cyrillic().IsMatch(t.Value) || string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key), Is.Empty);

    [TestCaseSource(nameof(Files))]
    public void Russian_is_Russian(string file)
    {
        var english = TextCatalog.ReadFile(file);
        Assert.That(TextCatalog.ReadFile(CourseTexts.Russian(file)).Where(t => !Cyrillic().IsMatch(t.Value) && !IsFormula(t.Value, english.GetValueOrDefault(t.Key))).Select(t => $"{t.Key}: {t.Value}"), Is.Empty,
            "only a formula, a name or a code may stand without a Russian word, and then as in English");
    }

    [TestCaseSource(nameof(SuitesInEveryLanguage))]
    public void Every_key_that_a_suite_asks_for_has_a_sentence(AssignmentSources assignment, string visibility, string language)
    {
        var texts = visibility == "Public" ? CourseTexts.OfStudents(assignment, language) : CourseTexts.OfStaff(assignment, language);
        CourseSources.AssertNone(SuiteKeys.Of(assignment, visibility).Keys.Where(key => !texts.Has(key)).Order(StringComparer.Ordinal),
            $"These belong in graders/suites/{assignment.Manifest.Id}/{visibility}/Gradus.Suites.{assignment.Manifest.ShortName}.{visibility}.texts.{language}.json:");
    }

    [TestCaseSource(nameof(Suites))]
    public void Every_key_in_a_suites_sources_can_be_read(AssignmentSources assignment, string visibility) => CourseSources.AssertNone(SuiteKeys.Of(assignment, visibility).Unread, "Write these keys as literals:");

    [TestCaseSource(nameof(Suites))]
    public void No_sentence_of_a_suite_is_unused(AssignmentSources assignment, string visibility) =>
        CourseSources.AssertNone(CourseTexts.OfSuite(assignment, visibility, "en").Keys.Except(SuiteKeys.Of(assignment, visibility).Keys).Order(StringComparer.Ordinal), "Nothing asks for these:");

    [TestCaseSource(nameof(SuitesInEveryLanguage))]
    public void A_sentence_of_a_suite_has_no_placeholder(AssignmentSources assignment, string visibility, string language)
    {
        var texts = CourseTexts.OfSuite(assignment, visibility, language);
        Assert.That(texts.Keys.Where(key => TextCatalog.Placeholders(texts[key]).Any()), Is.Empty, "titles, hints, mistakes and parts are shown without arguments: braces would be printed");
    }

    /// <summary>Nothing in it can be translated: no word of four letters, or a single one that is the same in English.</summary>
    private static bool IsFormula(string russian, string? english)
    {
        string shown = TextCatalog.Placeholders(russian).Aggregate(russian, (text, name) => text.Replace($"{{{name}}}", "", StringComparison.Ordinal));
        int words = LongWord().Count(shown);
        return words == 0 || (words == 1 && russian == english);
    }

    [GeneratedRegex("[а-яё]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cyrillic();

    [GeneratedRegex("[A-Za-z]{4,}")]
    private static partial Regex LongWord();
}
