using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gradus.Grading.Records;

namespace Gradus.Grading.Texts;

/// <summary>Sentences by key in one language, merged from the text files of the grading library and of one assignment's suites.</summary>
/// <remarks>A text file is <c>&lt;Assembly&gt;.texts.&lt;language&gt;.json</c> beside the assembly: one JSON object, key to template, placeholders in braces.</remarks>
public sealed partial class TextCatalog
{
    private readonly FrozenDictionary<string, string> templates;

    private TextCatalog(string language, Dictionary<string, string> templates) =>
        (Language, this.templates) = (language, templates.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>The languages that texts are written in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "ru"];

    /// <summary>Two-letter code of the language.</summary>
    public string Language { get; }

    /// <summary>The keys that have a sentence.</summary>
    public IEnumerable<string> Keys => templates.Keys;

    /// <summary>The language to show; English when we have no texts in it.</summary>
    /// <param name="overrideWith">The language that was asked for; null when none was, and <c>GRADUS_LANG</c> is looked at.</param>
    /// <param name="otherwise">The language when that is not set either; null for the user's.</param>
    public static string PreferredLanguage(string? overrideWith = null, string? otherwise = null)
    {
        string wish = overrideWith ?? Environment.GetEnvironmentVariable("GRADUS_LANG") ?? otherwise ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        string two = wish.Length >= 2 ? wish[..2].ToLowerInvariant() : wish;
        return Languages.Contains(two) ? two : "en";
    }

    /// <summary>Reads every text file of a language in some folders. A later folder may not redefine a key with another sentence.</summary>
    /// <exception cref="InvalidDataException">A file is no JSON object of strings, or two files disagree about a key.</exception>
    public static TextCatalog Load(string language, params IEnumerable<string> folders)
    {
        Dictionary<string, string> merged = new(StringComparer.Ordinal);
        foreach (string file in folders.Distinct().Where(Directory.Exists).SelectMany(f => Directory.GetFiles(f, $"*.texts.{language}.json").Order(StringComparer.Ordinal)))
            foreach (var (key, template) in ReadFile(file))
                if (!merged.TryAdd(key, template) && merged[key] != template)
                    throw new InvalidDataException($"{file}: '{key}' has another sentence in another text file; keys are unique.");
        return new TextCatalog(language, merged);
    }

    /// <summary>Reads one text file.</summary>
    public static Dictionary<string, string> ReadFile(string file)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? throw new InvalidDataException($"{file} holds null; expected an object of strings.");
            foreach (var (key, template) in texts)
                if (template is null) throw new InvalidDataException($"{file}: '{key}' is null; expected a string.");
            return texts;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: {e.Message} Expected one object: key to template.", e);
        }
    }

    /// <summary>The sentence of a text. A key without a sentence is shown as itself with its arguments: nothing is lost.</summary>
    public string Render(Text text)
    {
        if (text.Key == "verbatim") return text.Args!["value"];
        if (!templates.TryGetValue(text.Key, out string? template))
            return text.Args is null ? text.Key : $"{text.Key} ({string.Join(", ", text.Args.Select(a => $"{a.Key}: {a.Value}"))})";
        return Placeholder().Replace(template, m => text.Args is not null && text.Args.TryGetValue(m.Groups[1].Value, out string? value) ? value : m.Value);
    }

    /// <summary>The sentence of a key without arguments.</summary>
    public string this[string key] => Render(new Text(key));

    /// <summary>The names in braces in a template.</summary>
    public static IEnumerable<string> Placeholders(string template) => Placeholder().Matches(template).Select(m => m.Groups[1].Value).Distinct();

    /// <summary>Whether a key has a sentence.</summary>
    public bool Has(string key) => templates.ContainsKey(key);

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9]*)\}")]
    private static partial Regex Placeholder();
}
