using System.Text.Json;
using System.Text.RegularExpressions;
using Gradus.Grading.Records;
using Gradus.Grading.Texts;
using NUnit.Framework;

namespace Gradus.Tests.Reports;

public partial class GradingTextsTests
{
    private static readonly Dictionary<string, string> English = Read("en"), Russian = Read("ru");

    [Test]
    public void Both_languages_have_the_same_keys_in_the_same_order() => Assert.That(Russian.Keys, Is.EqualTo(English.Keys));

    [TestCaseSource(nameof(Keys))]
    public void Both_languages_have_the_same_placeholders(string key) =>
        Assert.That(TextCatalog.Placeholders(Russian[key]), Is.EquivalentTo(TextCatalog.Placeholders(English[key])));

    [TestCaseSource(nameof(EnumKeys))]
    public void Every_value_of_an_enum_has_its_words(string key) => Assert.That(English, Does.ContainKey(key));

    [Test]
    public void Every_sentence_that_the_sources_name_exists() => Assert.That(Named, Is.SubsetOf(English.Keys));

    [Test]
    public void No_heading_is_left_that_nobody_shows() =>
        Assert.That(English.Keys.Where(k => k.StartsWith("ui.", StringComparison.Ordinal)), Is.SubsetOf(Named));

    [Test]
    public void Russian_is_Russian() =>
        Assert.That(Russian.Where(t => !Cyrillic().IsMatch(t.Value)).Select(t => t.Key),
            Is.EquivalentTo(new[] { "value", "value.null", "loss.assertion", "diagnostic.compiler", "ui.page-title" }), "these hold nothing to translate");

    private static IEnumerable<string> Keys => English.Keys;

    private static IEnumerable<string> EnumKeys =>
    [
        .. Of<Outcome>("outcome"), .. Of<CheckStatus>("status"), .. Of<CheckStatus>("meaning"), .. Of<Audience>("audience"), .. Of<Severity>("severity"),
    ];

    private static IEnumerable<string> Of<T>(string prefix) where T : struct, Enum =>
        Enum.GetNames<T>().Select(name => $"{prefix}.{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}");

    private static Dictionary<string, string> Read(string language) => TextCatalog.ReadFile(Path.Combine(SourceTree.Grading, $"Gradus.Grading.texts.{language}.json"));

    private static string[] Named => [.. new[] { "tools/Gradus.Reports", "graders/Gradus.Grading", "graders/Gradus.TestLogger" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(SourceTree.Root, folder), "*.cs", SearchOption.AllDirectories))
        .SelectMany(file => AnyKey().Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value).Distinct()];

    [GeneratedRegex("\"((?:ui|loss|value|expect|got|part|title|diagnostic|mistake)\\.[a-z-]+)\"")]
    private static partial Regex AnyKey();

    [GeneratedRegex("[а-яё]", RegexOptions.IgnoreCase)]
    private static partial Regex Cyrillic();
}
