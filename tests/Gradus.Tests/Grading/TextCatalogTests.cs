using Gradus.Grading.Records;
using Gradus.Grading.Texts;
using Gradus.Tests.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Sentences by key.</summary>
public class TextCatalogTests
{
    private const string Variable = "GRADUS_LANG";

    private string? language;

    [SetUp]
    public void Forget()
    {
        language = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, null);
    }

    [TearDown]
    public void Restore() => Environment.SetEnvironmentVariable(Variable, language);

    private static TextCatalog Of(string json)
    {
        using var folder = new Folder(("A.texts.en.json", json));
        return TextCatalog.Load("en", folder.Path);
    }

    private static TextCatalog Sample => Of("""
        {
          "plain": "No placeholder.",
          "two": "{first} and {second}, {first} again",
          "odd": "{ } {} {1a} {a-b} { a } {{a}} {unknown}",
          "Case": "{Item} {item}"
        }
        """);

    private static IEnumerable<TestCaseData> Rendered()
    {
        yield return new(new Text("plain"), "No placeholder.");
        yield return new(Text.Of("plain", ("spare", "x")), "No placeholder.");
        yield return new(Text.Of("two", ("first", "1"), ("second", "2")), "1 and 2, 1 again");
        yield return new(Text.Of("two", ("first", "{second}"), ("second", "$& $1 \\")), "{second} and $& $1 \\, {second} again"); // what is put in is not read again
        yield return new(Text.Of("two", ("first", "1")), "1 and {second}, 1 again");
        yield return new(new Text("two"), "{first} and {second}, {first} again");
        yield return new(Text.Of("odd", ("a", "1"), ("1a", "2")), "{ } {} {1a} {a-b} { a } {1} {unknown}");
        yield return new(Text.Of("Case", ("item", "i"), ("Item", "I")), "I i");
        yield return new(Text.Verbatim("{first}"), "{first}");
        yield return new(new Text("unknown.key"), "unknown.key");
        yield return new(Text.Of("unknown.key", ("b", "2"), ("a", "1")), "unknown.key (a: 1, b: 2)");
        yield return new(Text.Of("PLAIN", ("a", "1")), "PLAIN (a: 1)");
    }

    [TestCaseSource(nameof(Rendered))]
    public void A_text_becomes_its_sentence_and_loses_nothing(Text text, string sentence) => Assert.That(Sample.Render(text), Is.EqualTo(sentence));

    [Test]
    public void A_catalog_tells_its_keys()
    {
        Assert.That(Sample.Keys, Is.EquivalentTo(new[] { "plain", "two", "odd", "Case" }));
        Assert.That((Sample.Has("plain"), Sample.Has("Plain"), Sample["plain"], Sample.Language), Is.EqualTo((true, false, "No placeholder.", "en")));
    }

    [Test]
    public void Placeholders_are_named_once_each() =>
        Assert.That(TextCatalog.Placeholders("{b} {a} {b} {} {1} { c }"), Is.EqualTo(new[] { "b", "a" }));

    [Test]
    public void Files_of_one_language_are_merged_and_others_left_alone()
    {
        using var one = new Folder(("A.texts.en.json", """{ "a": "A" }"""), ("B.texts.en.json", """{ "b": "B" }"""), ("A.texts.ru.json", """{ "a": "А" }"""));
        using var two = new Folder(("C.texts.en.json", """{ "c": "C", "a": "A" }"""));
        string nowhere = Path.Combine(one.Path, "nowhere");
        var texts = TextCatalog.Load("en", one.Path, two.Path, one.Path, nowhere);
        Assert.That(new[] { texts["a"], texts["b"], texts["c"] }, Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That(TextCatalog.Load("ru", one.Path, two.Path)["a"], Is.EqualTo("А"));
    }

    [Test]
    public void Two_files_that_disagree_are_named()
    {
        using var one = new Folder(("A.texts.en.json", """{ "a": "A" }"""));
        using var two = new Folder(("B.texts.en.json", """{ "a": "other" }"""));
        Assert.That(() => TextCatalog.Load("en", one.Path, two.Path), Throws.TypeOf<InvalidDataException>().With.Message.Contains("B.texts.en.json").And.Message.Contains("'a'"));
    }

    [TestCase("{ \"a\": ")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("")]
    [TestCase("{ \"a\": 1 }")]
    [TestCase("{ \"a\": { \"b\": \"c\" } }")]
    [TestCase("{ \"a\": null }")]
    public void A_file_that_is_no_object_of_strings_is_named(string json) =>
        Assert.That(() => Of(json), Throws.TypeOf<InvalidDataException>().With.Message.Contains("A.texts.en.json").And.Message.Contains("xpected"));

    [TestCase("en", "en")]
    [TestCase("ru", "ru")]
    [TestCase("RU", "ru")]
    [TestCase("ru-RU", "ru")]
    [TestCase("ru_RU.UTF-8", "ru")]
    [TestCase("de", "en")]
    [TestCase("C", "en")]
    [TestCase("", "en")]
    public void A_wish_for_a_language_we_have_is_granted(string wish, string language)
    {
        Assert.That(TextCatalog.PreferredLanguage(wish), Is.EqualTo(language));
        Environment.SetEnvironmentVariable(Variable, wish);
        Assert.That(TextCatalog.PreferredLanguage(), Is.EqualTo(language));
    }

    [Test, SetUICulture("ru-RU")]
    public void Without_a_wish_the_users_language_is_used() => Assert.That(TextCatalog.PreferredLanguage(), Is.EqualTo("ru"));

    [Test, SetUICulture("tr-TR")]
    public void A_language_without_texts_is_shown_in_English() => Assert.That(TextCatalog.PreferredLanguage(), Is.EqualTo("en"));

    [Test, SetUICulture("ru-RU")]
    public void A_wish_beats_the_users_language()
    {
        Environment.SetEnvironmentVariable(Variable, "en");
        Assert.That((TextCatalog.PreferredLanguage(), TextCatalog.PreferredLanguage("ru")), Is.EqualTo(("en", "ru")));
    }
}

[SetCulture("tr-TR")]
public class TextCatalogInTurkishTests : TextCatalogTests;
